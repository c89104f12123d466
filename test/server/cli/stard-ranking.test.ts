import { describe, expect, it } from 'vitest';
import { type LearningSource, rankInFolds } from '../../../server/cli/stard-ranking.js';
import { unit } from '../../../server/knowledge/retrieval/query-map.js';
import { seededRandom } from '../../../server/knowledge/retrieval/query-map-random.js';

const random = seededRandom(9);
const noise = () => unit(Float32Array.from({ length: 8 }, () => random.next() - 0.5));
const passages = Array.from({ length: 60 }, noise);
/** Questions are their passage turned round; all answers come from source 0, half of the passages. */
const questions = passages.slice(0, 30).map((p) => p.map((x) => -x));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);

const source: LearningSource = {
  questions,
  right: questions.map((_, i) => [i]),
  found: questions.map(() => [1, 2, 3]),
  passages,
  sources: passages.map((_, i) => (i < 30 ? 0 : 1)),
  rank: (_, moved) => passages.map((p, ordinal) => ({ ordinal, signs: [dot(moved, p)] })),
};

describe('learning to rank in folds', () => {
  const rankings = rankInFolds(source, 3);

  it('ranks every question’s candidates once', () => {
    expect(rankings).toHaveLength(30);
    for (const ranking of rankings) expect(new Set(ranking).size).toBe(60);
  });

  it('puts first the source that others ask about', () => {
    const firstTen = rankings.flatMap((r) => r.slice(0, 10));
    expect(firstTen.filter((ordinal) => ordinal < 30).length).toBeGreaterThan(firstTen.length * 0.8);
  });

  it('does not look at the answers of the fold that is asked', () => {
    // One question's answer changed: the folds stay, and its own ranking must not follow its own answer.
    const other = rankInFolds({ ...source, right: source.right.map((r, i) => (i === 0 ? [59] : r)) }, 3);
    expect(other[0]).toEqual(rankings[0]);
  });
});
