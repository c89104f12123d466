/**
 * Vectors of all texts that are searched, made once, each text once.
 * Promise: platform-free; asking for a text that was not given is a mistake of ours and throws.
 * Change with it: search-index.ts.
 */
import { AssistantError } from '../errors.js';
import type { Embedder } from '../ports/embedder.js';

export type VectorOf = (text: string) => Float32Array;

/** Texts embedded at a time where some are known: what changes while running is little, and is never the whole. */
const few = 16;

/** `known` holds those of an index before, and takes up the new ones. */
export async function textVectors(
  texts: Iterable<string>,
  embedder: Embedder,
  known: Map<string, Float32Array> = new Map(),
): Promise<VectorOf> {
  const missing = [...new Set(texts)].filter((text) => !known.has(text));
  const step = known.size === 0 ? missing.length : few;
  for (let from = 0; from < missing.length; from += step) {
    const batch = missing.slice(from, from + step);
    const vectors = await embedder.embed(batch);
    for (const [i, text] of batch.entries()) known.set(text, vectors[i] as Float32Array);
  }
  return (text) => {
    const vector = known.get(text);
    if (!vector) throw new AssistantError('internal', { detail: 'a text was searched that has no vector' });
    return vector;
  };
}

/** Likeness of two unit vectors, −1..1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
