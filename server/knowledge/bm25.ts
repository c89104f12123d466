/**
 * BM25 over tokens of any kind, in typed arrays.
 * Promise: pure and deterministic; a query costs one pass over the postings of its tokens; scores are absolute: 1 means that a
 * unit of average length holds everything that was asked.
 * Change with it: grams.ts (what the tokens are), search-index.ts.
 */

export interface Bm25Options {
  /** How fast repetition stops counting. */
  readonly k1?: number;
  /** How much long units are held back, 0..1. */
  readonly b?: number;
}

export interface Bm25 {
  /**
   * Scores of all units for the distinct tokens of a query, in 0..about 1.5. O(postings of the tokens).
   * Tokens that no unit holds count as asked for, at the weight of the rarest token.
   */
  score(tokens: readonly string[]): Float32Array;
}

/** Builds the index; `units[i]` lists the tokens of unit i, repeated as often as they count. O(all tokens). */
export function buildBm25(
  units: readonly (readonly string[])[],
  idf: (token: string) => number,
  { k1 = 1.2, b = 0.75 }: Bm25Options = {},
): Bm25 {
  const ids = new Map<string, number>();
  const counts: Map<number, number>[] = units.map((tokens) => {
    const count = new Map<number, number>();
    for (const token of tokens) {
      const id = ids.get(token) ?? ids.size;
      ids.set(token, id);
      count.set(id, (count.get(id) ?? 0) + 1);
    }
    return count;
  });
  const { starts, owners, weights } = postings(counts, ids.size, units, k1, b);
  return {
    score(tokens) {
      const scores = new Float32Array(units.length);
      let asked = 0;
      for (const token of new Set(tokens)) {
        const weight = idf(token);
        asked += weight;
        const id = ids.get(token);
        if (id === undefined) continue;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const owner = owners[at] as number;
          scores[owner] = (scores[owner] as number) + weight * (weights[at] as number);
        }
      }
      if (asked > 0) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / asked;
      return scores;
    },
  };
}

/**
 * Compressed rows: the postings of token t are owners[starts[t] .. starts[t + 1]), each with its saturated term frequency
 * (1 for a token that occurs once in a unit of average length).
 */
function postings(
  counts: readonly Map<number, number>[],
  tokens: number,
  units: readonly (readonly string[])[],
  k1: number,
  b: number,
): { starts: Uint32Array; owners: Uint32Array; weights: Float32Array } {
  const mean = units.reduce((sum, u) => sum + u.length, 0) / Math.max(1, units.length);
  const starts = new Uint32Array(tokens + 1);
  for (const count of counts) for (const id of count.keys()) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let id = 0; id < tokens; id++) starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
  const next = starts.slice();
  const size = starts[tokens] ?? 0;
  const owners = new Uint32Array(size);
  const weights = new Float32Array(size);
  for (const [owner, count] of counts.entries()) {
    const length = (units[owner]?.length ?? 0) / Math.max(1, mean);
    for (const [id, tf] of count) {
      const at = next[id] as number;
      next[id] = at + 1;
      owners[at] = owner;
      weights[at] = (tf * (k1 + 1)) / (tf + k1 * (1 - b + b * length));
    }
  }
  return { starts, owners, weights };
}
