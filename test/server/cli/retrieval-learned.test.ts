import { describe, expect, it } from 'vitest';
import { learnInFolds } from '../../../server/cli/retrieval-learned.js';

const unit = (at: number) => Float32Array.from({ length: 8 }, (_, i) => Number(i === at));

describe('learnInFolds', () => {
  it('asks each question with a map that has not seen its answers', () => {
    // Questions 0 and 1 share an answer: one map; question 2 has another.
    const maps = learnInFolds(
      {
        questions: [unit(0), unit(1), unit(2)],
        right: [[5], [5], [6]],
        found: [[1, 5], [2, 5], [3]],
        passages: Array.from({ length: 8 }, (_, i) => unit(i)),
      },
      2,
    );
    expect(maps[0]).toBe(maps[1]);
    expect(maps[0]).not.toBe(maps[2]);
    // Learned from the first two alone, their direction moves towards what answers them; that of the third stays with them unseen.
    expect(maps[2]?.apply(unit(0))[5]).toBeGreaterThan(0.001);
    expect(maps[0]?.apply(unit(0))[5]).toBeCloseTo(0, 2);
  });
});
