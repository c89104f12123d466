/**
 * Vectors of all texts that are searched, made once, each text once.
 * Promise: platform-free; asking for a text that was not given is a mistake of ours and throws.
 * Change with it: search-index.ts.
 */
import { AssistantError } from '../errors.js';
import type { Embedder } from '../ports/embedder.js';

export type VectorOf = (text: string) => Float32Array;

export async function textVectors(texts: Iterable<string>, embedder: Embedder): Promise<VectorOf> {
  const distinct = [...new Set(texts)];
  const vectors = await embedder.embed(distinct);
  const known = new Map(distinct.map((text, i) => [text, vectors[i]]));
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
