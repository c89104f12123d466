/**
 * Several scorings of the same things into one.
 * Promise: pure; inputs are of one length; the weights need not add up to 1.
 * Change with it: search-index.ts, passage-search.ts.
 */

export interface Weighted {
  readonly scores: Float32Array;
  readonly weight: number;
}

/**
 * Weighted mean of absolute scores. Stretching each arm to 0..1 ranks as well, ranks alone do worse; only this one keeps how
 * strong the evidence is, which is what tells our subjects from others.
 */
export function meanFusion(arms: readonly Weighted[]): Float32Array {
  const sum = new Float32Array(arms[0]?.scores.length ?? 0);
  const total = arms.reduce((w, arm) => w + arm.weight, 0) || 1;
  for (const { scores, weight } of arms)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + ((scores[i] as number) * weight) / total;
  return sum;
}
