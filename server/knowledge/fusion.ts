/**
 * Several rankings of the same things into one.
 * Promise: pure; inputs are of one length; the weights need not add up to 1.
 * Change with it: search-index.ts, which says which one is used and why.
 */

export interface Weighted {
  readonly scores: Float32Array;
  readonly weight: number;
}

/** Mean of absolute scores: keeps how strong the evidence is. */
export function meanFusion(arms: readonly Weighted[]): Float32Array {
  return combine(arms, (scores) => scores);
}

/** Mean of scores stretched to 0..1 in each arm: only the order and the gaps count. */
export function minMaxFusion(arms: readonly Weighted[]): Float32Array {
  return combine(arms, (scores) => {
    const low = Math.min(...scores);
    const range = Math.max(...scores) - low || 1;
    return scores.map((s) => (s - low) / range);
  });
}

/** Reciprocal ranks: only the order counts; `k` is how little the first places stand out. */
export function rankFusion(arms: readonly Weighted[], k = 10): Float32Array {
  return combine(arms, (scores) => {
    const order = Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
    const ranks = new Float32Array(scores.length);
    for (const [rank, i] of order.entries()) ranks[i] = (k + 1) / (k + 1 + rank);
    return ranks;
  });
}

function combine(arms: readonly Weighted[], shape: (scores: Float32Array) => Float32Array): Float32Array {
  const sum = new Float32Array(arms[0]?.scores.length ?? 0);
  const total = arms.reduce((w, arm) => w + arm.weight, 0) || 1;
  for (const { scores, weight } of arms)
    for (const [i, s] of shape(scores).entries()) sum[i] = (sum[i] as number) + (s * weight) / total;
  return sum;
}
