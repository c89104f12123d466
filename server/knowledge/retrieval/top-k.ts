/**
 * The best of many scores, kept in a small heap.
 * Promise: pure; ties go to the lower ordinal; O(n) when few are better than the worst that is kept.
 */
import type { TopScores } from './arm.js';

export interface TopK {
  /** Below this an offer is turned away: check it first where offers are many. */
  readonly floor: number;
  offer(ordinal: number, score: number): void;
  /** Best first. */
  sorted(): TopScores;
}

export function createTopK(limit: number): TopK {
  const ordinals = new Uint32Array(limit);
  const scores = new Float32Array(limit);
  let size = 0;
  /** Whether the entry at i should leave before the one at j. */
  const worse = (i: number, j: number): boolean =>
    scores[i] === scores[j]
      ? (ordinals[i] as number) > (ordinals[j] as number)
      : (scores[i] as number) < (scores[j] as number);
  const swap = (i: number, j: number): void => {
    const [ordinal, score] = [ordinals[i] as number, scores[i] as number];
    ordinals[i] = ordinals[j] as number;
    scores[i] = scores[j] as number;
    ordinals[j] = ordinal;
    scores[j] = score;
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < size && worse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };

  return {
    get floor() {
      return size < limit ? Number.NEGATIVE_INFINITY : (scores[0] as number);
    },
    offer(ordinal, score) {
      if (size < limit) {
        ordinals[size] = ordinal;
        scores[size] = score;
        rise(size++);
      } else if (limit > 0 && Math.fround(score) > (scores[0] as number)) {
        ordinals[0] = ordinal;
        scores[0] = score;
        sink(0);
      }
    },
    sorted() {
      const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => (worse(i, j) ? 1 : -1));
      return {
        ordinals: Uint32Array.from(order, (i) => ordinals[i] as number),
        scores: Float32Array.from(order, (i) => scores[i] as number),
      };
    },
  };
}
