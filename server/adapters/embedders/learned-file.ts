/**
 * Keeps on disk what was learned from the ways of asking, so that the second start learns nothing.
 * Promise: one file a model; another model, other texts or a damaged file read as nothing; a file is there whole or not at all.
 * Layout: sha256 of what it was learned from, u32 length of the head (little endian), the head as JSON, float32 values, sha256 of
 * all before. Change with it: server/knowledge/classify/learned.ts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Weights of a classifier: one row of `ids.length` values a feature. */
export interface Weights {
  readonly ids: readonly string[];
  readonly runs: Float32Array;
  readonly vectors?: Float32Array;
}

export interface WeightStore {
  read(of: readonly string[]): Promise<Weights | undefined>;
  write(of: readonly string[], weights: Weights): Promise<void>;
}

const digestBytes = 32;
const lengthBytes = 4;

export function createWeightStore({ folder, model }: { readonly folder: string; readonly model: string }): WeightStore {
  const key = (of: readonly string[]) => digest(Buffer.from([model, ...of].join('\n')));
  const file = join(folder, `${digest(Buffer.from(model)).toString('hex').slice(0, 16)}.learned`);
  return {
    async read(of) {
      const bytes = await readFile(file).catch(() => undefined);
      if (!bytes || bytes.length < 2 * digestBytes + lengthBytes) return undefined;
      const body = bytes.subarray(0, -digestBytes);
      if (!body.subarray(0, digestBytes).equals(key(of)) || !digest(body).equals(bytes.subarray(-digestBytes)))
        return undefined;
      return unpack(body);
    },
    async write(of, weights) {
      const partial = `${file}.${process.pid}.partial`;
      try {
        await mkdir(folder, { recursive: true });
        const body = pack(key(of), weights);
        await writeFile(partial, Buffer.concat([body, digest(body)]));
        await rename(partial, file);
      } catch {
        // A disk that is full costs time at the next start, no more.
      } finally {
        await rm(partial, { force: true }).catch(() => undefined);
      }
    },
  };
}

interface Head {
  readonly ids: readonly string[];
  readonly runs: number;
  readonly vectors: number;
}

function pack(key: Buffer, { ids, runs, vectors }: Weights): Buffer {
  const head: Head = { ids, runs: runs.length, vectors: vectors?.length ?? 0 };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(text.length);
  const values = [runs, ...(vectors ? [vectors] : [])];
  return Buffer.concat([key, length, text, ...values.map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength))]);
}

/** Of a body that is whole. */
function unpack(body: Buffer): Weights {
  const from = digestBytes + lengthBytes;
  const to = from + body.readUInt32LE(digestBytes);
  const { ids, runs, vectors } = JSON.parse(body.toString('utf8', from, to)) as Head;
  const values = new Float32Array(runs + vectors);
  new Uint8Array(values.buffer).set(body.subarray(to));
  return { ids, runs: values.subarray(0, runs), ...(vectors > 0 && { vectors: values.subarray(runs) }) };
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
