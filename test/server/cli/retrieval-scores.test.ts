import { describe, expect, it } from 'vitest';
import { scoreRankings } from '../../../server/cli/retrieval-scores.js';

const question = (...right: string[]) => ({ id: 'q', text: '', right: new Set(right) });

describe('scoreRankings', () => {
  it('measures recall by how many of the answers are found', () => {
    const scores = scoreRankings([question('a', 'b')], [['a', 'x', 'y', 'z', 'w', 'b']]);
    expect(scores).toMatchObject({ 'R@1': 0.5, 'R@5': 0.5, 'R@10': 1, 'R@100': 1, 'MRR@10': 1 });
  });

  it('takes the first right one of ten for the reciprocal rank', () => {
    const late = [...'0123456789', 'a'];
    expect(scoreRankings([question('a')], [late])).toMatchObject({ 'R@10': 0, 'R@100': 1, 'MRR@10': 0, 'nDCG@10': 0 });
    expect(scoreRankings([question('a')], [['x', 'a']])['MRR@10']).toBe(0.5);
  });

  it('gives the best order an nDCG of 1 and discounts what comes later', () => {
    expect(scoreRankings([question('a', 'b')], [['b', 'a']])['nDCG@10']).toBe(1);
    expect(scoreRankings([question('a')], [['x', 'a']])['nDCG@10']).toBeCloseTo(1 / Math.log2(3), 3);
  });

  it('averages over questions, also those that found nothing', () => {
    expect(scoreRankings([question('a'), question('b')], [['a'], []])['R@1']).toBe(0.5);
  });
});
