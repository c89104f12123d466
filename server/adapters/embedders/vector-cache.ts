/**
 * Keeps vectors on disk, so that the second start embeds nothing: wraps any embedder.
 * Promise: a damaged or foreign file is thrown away and made again; a disk that is full costs time, not the answer.
 * Change with it: nothing; the key holds the model's name and the text.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../ports/embedder.js';

export interface VectorCacheOptions {
  readonly folder: string;
  /** Tells models apart. */
  readonly model: string;
}

/** One file for each batch of texts; short batches (a live question) pass through. */
export function withVectorCache(embedder: Embedder, { folder, model }: VectorCacheOptions): Embedder {
  const smallest = 32;
  return {
    async embed(texts, options) {
      if (texts.length < smallest) return embedder.embed(texts, options);
      const hash = createHash('sha256').update(model).update('\0').update(texts.join('\0')).digest('hex');
      const file = join(folder, `${hash.slice(0, 32)}.vectors`);
      const kept = await load(file, texts.length);
      if (kept) return kept;
      const vectors = await embedder.embed(texts, options);
      await save(file, vectors).catch(() => undefined);
      return vectors;
    },
    ...(embedder.close && { close: () => embedder.close?.() ?? Promise.resolve() }),
  };
}

/** Layout: u32 count, u32 dimension (little endian), then count × dimension float32, then the bytes' sha256. */
async function load(file: string, count: number): Promise<Float32Array[] | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const body = bytes.subarray(0, Math.max(0, bytes.length - 32));
  const sound = bytes.length > 40 && digest(body).equals(bytes.subarray(-32));
  const dimension = sound ? body.readUInt32LE(4) : 0;
  if (!sound || body.readUInt32LE(0) !== count || body.length !== 8 + count * dimension * 4) {
    await rm(file, { force: true });
    return undefined;
  }
  const values = new Float32Array(count * dimension);
  new Uint8Array(values.buffer).set(body.subarray(8));
  return Array.from({ length: count }, (_, i) => values.subarray(i * dimension, (i + 1) * dimension));
}

async function save(file: string, vectors: readonly Float32Array[]): Promise<void> {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(vectors.length, 0);
  head.writeUInt32LE(vectors[0]?.length ?? 0, 4);
  const body = Buffer.concat([head, ...vectors.map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength))]);
  await mkdir(join(file, '..'), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    await writeFile(partial, Buffer.concat([body, digest(body)]));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
