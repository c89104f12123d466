/**
 * One arm of the search: how well each entity fits a wording, by one kind of likeness.
 * Promise: pure; scores are absolute, about 0..1 and above for a perfect fit, so that weak evidence looks weak.
 * Change with it: search-index.ts, passage-search.ts, grams.ts, bm25.ts.
 */
import { buildBm25 } from './bm25.js';
import { dot } from './text-vectors.js';

/** Scores of all things compared, in their order. */
export type ArmScores = Float32Array;

/** BM25 over documents, each a list of texts; `tokens` cuts a text into what is compared. O(postings of the wording's tokens). */
export function tokenArm(
  documents: readonly (readonly string[])[],
  tokens: (text: string) => readonly string[],
): (wording: string) => ArmScores {
  const tokenised = documents.map((texts) => texts.flatMap(tokens));
  const owners = new Map<string, number>();
  for (const document of tokenised)
    for (const token of new Set(document)) owners.set(token, (owners.get(token) ?? 0) + 1);
  const index = buildBm25(tokenised, rarity(owners, documents.length));
  return (wording) => index.score(tokens(wording));
}

/** What a token is worth that `owners` of `count` documents hold: 0 when all do, most when none does. */
export function rarity(owners: ReadonlyMap<string, number>, count: number): (token: string) => number {
  return (token) => {
    const n = owners.get(token) ?? 0;
    return Math.log(1 + (count - n + 0.5) / (n + 0.5));
  };
}

/** Mean likeness in meaning to the `count` nearest vectors of each document: one lucky hit is not enough. O(vectors × dimension). */
export function nearestArm(
  documents: readonly (readonly Float32Array[])[],
  count: number,
): (vector: Float32Array) => ArmScores {
  return (vector) =>
    Float32Array.from(documents, (d) => {
      const nearest = Float32Array.from(d, (v) => -dot(vector, v))
        .sort()
        .subarray(0, count);
      return -nearest.reduce((sum, x) => sum + x, 0) / Math.max(1, nearest.length);
    });
}

/** Mean likeness in meaning to the vectors of each document. O(vectors × dimension). */
export function meanArm(documents: readonly (readonly Float32Array[])[]): (vector: Float32Array) => ArmScores {
  return (vector) =>
    Float32Array.from(documents, (d) => d.reduce((sum, v) => sum + dot(vector, v), 0) / Math.max(1, d.length));
}
