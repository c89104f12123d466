import { describe, expect, it } from 'vitest';
import { meanFusion, minMaxFusion, rankFusion } from '../../../server/knowledge/fusion.js';

const scores = (...xs: number[]) => Float32Array.from(xs);
const best = (fused: Float32Array) => fused.indexOf(Math.max(...fused));

describe('fusion', () => {
  const arms = [
    { scores: scores(0.9, 0.8, 0.1), weight: 1 },
    { scores: scores(0.1, 0.7, 0.2), weight: 1 },
  ];

  it('takes what is good in both arms over what is best in one', () => {
    expect(best(meanFusion(arms))).toBe(1);
    expect(best(minMaxFusion(arms))).toBe(1);
    expect(best(rankFusion(arms))).toBe(1);
  });

  it('obeys the weights', () => {
    const heavy = [
      { scores: scores(0.9, 0.5), weight: 3 },
      { scores: scores(0.1, 0.9), weight: 1 },
    ];
    expect(best(meanFusion(heavy))).toBe(0);
    expect(best(meanFusion(heavy.map((arm) => ({ ...arm, weight: 1 }))))).toBe(1);
  });

  it('keeps weak evidence weak, unless only the order counts', () => {
    const weak = [{ scores: scores(0.1, 0.05), weight: 2 }];
    expect(Math.max(...meanFusion(weak))).toBeCloseTo(0.1);
    expect(Math.max(...minMaxFusion(weak))).toBe(1);
    expect(Math.max(...rankFusion(weak))).toBe(1);
  });

  it('survives equal scores and no arms', () => {
    expect([...minMaxFusion([{ scores: scores(2, 2), weight: 1 }])]).toEqual([0, 0]);
    expect(meanFusion([])).toHaveLength(0);
  });
});
