/**
 * Vectors of a large corpus, kept between runs: embedding tens of thousands of passages takes minutes.
 * Promise: a killed run goes on where it was; changed texts are embedded anew; short batches (a live question) pass through.
 * Change with it: server/adapters/embedders/vector-file.ts.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readVectors, textKey, writeVectors } from '../adapters/embedders/vector-file.js';
import type { Embedder } from '../ports/embedder.js';

/** Texts a file. */
const stride = 2048;
const shortBatch = 32;

export interface BenchEmbedder extends Embedder {
  /** Texts that had to be embedded, and how long that took. */
  readonly made: { readonly texts: number; readonly seconds: number };
}

export function withBenchVectors(embedder: Embedder, folder: string, note: (text: string) => void): BenchEmbedder {
  const made = { texts: 0, seconds: 0 };
  const piece = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const keys = texts.map(textKey);
    const file = join(folder, `${createHash('sha256').update(keys.join()).digest('hex').slice(0, 24)}.vectors`);
    const kept = await readVectors(file);
    if (keys.every((key) => kept.has(key))) return keys.map((key) => kept.get(key) as Float32Array);
    const start = performance.now();
    const vectors = [...(await embedder.embed(texts))];
    made.texts += texts.length;
    made.seconds += (performance.now() - start) / 1000;
    note(`embedded ${made.texts} texts in ${Math.round(made.seconds)} s`);
    await writeVectors(file, new Map(keys.map((key, i) => [key, vectors[i] as Float32Array])));
    return vectors;
  };
  return {
    made,
    async embed(texts, options) {
      if (texts.length <= shortBatch) return embedder.embed(texts, options);
      const all: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += stride)
        all.push(...(await piece(texts.slice(from, from + stride))));
      return all;
    },
  };
}
