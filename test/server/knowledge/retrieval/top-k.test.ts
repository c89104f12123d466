import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTopK } from '../../../../server/knowledge/retrieval/top-k.js';

describe('createTopK', () => {
  it('keeps what sorting everything would keep, ties to the lower ordinal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 12 }), (scores, limit) => {
        const top = createTopK(limit);
        for (const [ordinal, score] of scores.entries()) top.offer(ordinal, score);
        const sorted = [...scores.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
        expect([...top.sorted().ordinals]).toEqual(sorted.map(([ordinal]) => ordinal));
        expect([...top.sorted().scores]).toEqual(sorted.map(([, score]) => score));
      }),
    );
  });

  it('has no floor until it is full, then the worst that is kept', () => {
    const top = createTopK(2);
    top.offer(0, 5);
    expect(top.floor).toBe(Number.NEGATIVE_INFINITY);
    top.offer(1, 3);
    expect(top.floor).toBe(3);
  });

  it('keeps nothing when nothing is wanted', () => {
    const top = createTopK(0);
    top.offer(1, 1);
    expect(top.sorted().ordinals).toHaveLength(0);
  });
});
