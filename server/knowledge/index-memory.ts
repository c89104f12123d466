/**
 * What one index takes over from the one before it, so that a change is searchable at once: sounds and vectors of texts, and the
 * passage search of every guide that has not changed.
 * Promise: platform-free; what is taken over is what would be made; it belongs to one embedder and one set of sound merges.
 * Change with it: search-index.ts, text-vectors.ts.
 */
import type { Guide } from './guide.js';
import type { PassageSearch } from './passage-search.js';

export interface IndexMemory {
  /** By text. */
  readonly sounds: Map<string, readonly string[]>;
  readonly vectors: Map<string, Float32Array>;
  /** By the very object: a guide that is read again is another one. */
  readonly passages: WeakMap<Guide, PassageSearch>;
}

export const createIndexMemory = (): IndexMemory => ({
  sounds: new Map(),
  vectors: new Map(),
  passages: new WeakMap(),
});

/** The value of a key, made once. */
export function remembered<K, V>(
  known: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
