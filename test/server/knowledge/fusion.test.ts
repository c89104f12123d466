import { describe, expect, it } from 'vitest';
import { meanFusion } from '../../../server/knowledge/fusion.js';

const scores = (...xs: number[]) => Float32Array.from(xs);
const best = (fused: Float32Array) => fused.indexOf(Math.max(...fused));

describe('meanFusion', () => {
  it('takes what is good in both arms over what is best in one', () => {
    const arms = [
      { scores: scores(0.9, 0.8, 0.1), weight: 1 },
      { scores: scores(0.1, 0.7, 0.2), weight: 1 },
    ];
    expect(best(meanFusion(arms))).toBe(1);
  });

  it('obeys the weights, whatever they add up to', () => {
    const arms = (heavy: number) => [
      { scores: scores(0.9, 0.5), weight: heavy },
      { scores: scores(0.1, 0.9), weight: 1 },
    ];
    expect(best(meanFusion(arms(3)))).toBe(0);
    expect(best(meanFusion(arms(1)))).toBe(1);
    expect(meanFusion(arms(1))[1]).toBeCloseTo(0.7);
  });

  it('keeps weak evidence weak', () => {
    expect(Math.max(...meanFusion([{ scores: scores(0.1, 0.05), weight: 2 }]))).toBeCloseTo(0.1);
    expect(meanFusion([])).toHaveLength(0);
  });
});
