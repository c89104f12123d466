/**
 * Keeps vectors on disk, so that the second start embeds nothing and a changed guide only what changed: wraps any embedder.
 * Promise: one file a model, holding the last batch's texts and no others; a damaged file is made again; a disk that is full
 * costs time, not the answer.
 * Change with it: vector-file.ts.
 */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../ports/embedder.js';
import { readVectors, textKey, writeVectors } from './vector-file.js';

export interface VectorCacheOptions {
  readonly folder: string;
  /** Tells models apart. */
  readonly model: string;
}

/** Short batches (a live question) pass through. */
const smallestBatch = 32;

export function withVectorCache(embedder: Embedder, { folder, model }: VectorCacheOptions): Embedder {
  const name = `${createHash('sha256').update(model).digest('hex').slice(0, 16)}.vectors`;
  const file = join(folder, name);
  return {
    async embed(texts, options) {
      if (texts.length < smallestBatch) return embedder.embed(texts, options);
      const keys = texts.map(textKey);
      const kept = await readVectors(file);
      const missing = [...new Set(texts.filter((_, i) => !kept.has(keys[i] as string)))];
      const made = missing.length > 0 ? await embedder.embed(missing, options) : [];
      const fresh = new Map(missing.map((text, i) => [textKey(text), made[i] as Float32Array]));
      const table = new Map(keys.map((key) => [key, (fresh.get(key) ?? kept.get(key)) as Float32Array]));
      if (missing.length > 0 || table.size < kept.size)
        await writeVectors(file, table)
          .then(() => removeOthers(folder, name))
          .catch(() => undefined);
      return keys.map((key) => table.get(key) as Float32Array);
    },
    ...(embedder.close && { close: () => embedder.close?.() ?? Promise.resolve() }),
  };
}

/** Vectors of models and texts that are used no more: tens of megabytes a file. */
async function removeOthers(folder: string, name: string): Promise<void> {
  const others = (await readdir(folder)).filter((other) => other.endsWith('.vectors') && other !== name);
  await Promise.all(others.map((other) => rm(join(folder, other), { force: true })));
}
