/**
 * The file in which the vectors of one model lie: what text each belongs to, and the vector.
 * Promise: a damaged or foreign file reads as nothing; a file is there whole or not at all.
 * Layout: u32 count, u32 dimension (little endian), count × 16 bytes of the text's sha256, count × dimension float32, sha256 of all before.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** By `textKey`. */
export type VectorTable = ReadonlyMap<string, Float32Array>;

const headBytes = 8;
const keyBytes = 16;
const digestBytes = 32;

export const textKey = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, keyBytes).toString('hex');

export async function readVectors(file: string): Promise<VectorTable> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || bytes.length < headBytes + digestBytes) return new Map();
  const body = bytes.subarray(0, -digestBytes);
  const [count, dimension] = [body.readUInt32LE(0), body.readUInt32LE(4)];
  const vectorsAt = headBytes + count * keyBytes;
  if (!digest(body).equals(bytes.subarray(-digestBytes)) || body.length !== vectorsAt + count * dimension * 4)
    return new Map();
  const values = new Float32Array(count * dimension);
  new Uint8Array(values.buffer).set(body.subarray(vectorsAt));
  const keyAt = (i: number) => body.toString('hex', headBytes + i * keyBytes, headBytes + (i + 1) * keyBytes);
  return new Map(
    Array.from({ length: count }, (_, i) => [keyAt(i), values.subarray(i * dimension, (i + 1) * dimension)]),
  );
}

/** Rejects with the file system's error. */
export async function writeVectors(file: string, table: VectorTable): Promise<void> {
  const head = Buffer.alloc(headBytes);
  const [first] = table.values();
  head.writeUInt32LE(table.size, 0);
  head.writeUInt32LE(first?.length ?? 0, 4);
  const body = Buffer.concat([
    head,
    ...[...table.keys()].map((key) => Buffer.from(key, 'hex')),
    ...[...table.values()].map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength)),
  ]);
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    await writeFile(partial, Buffer.concat([body, digest(body)]));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
