import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../server/knowledge/retrieval/query-map-random.js';
import { learnWeights, sourceDemand, weigh } from '../../../../server/knowledge/retrieval/query-map-weights.js';

const random = seededRandom(1);
const lists = Array.from({ length: 60 }, () => {
  const signs = Array.from({ length: 10 }, () => [random.next(), random.next() * 100, 7]);
  // The first sign says it, the second is noise on a larger scale, the third is the same for all.
  const best = Math.max(...signs.map((row) => row[0] as number));
  return { signs, right: signs.map((row) => row[0] === best) };
});

describe('learning weights', () => {
  const weights = learnWeights(lists);

  it('puts right candidates first, by the sign that tells them', () => {
    const first = lists.filter(({ signs, right }) => {
      const scores = signs.map((row) => weigh(weights, row));
      return right[scores.indexOf(Math.max(...scores))];
    });
    expect(first.length).toBeGreaterThan(54);
    expect(weights[0]).toBeGreaterThan(Math.abs(weights[1] as number) * 100);
    expect(weights[2]).toBeCloseTo(0);
  });

  it('learns nothing from lists without a right candidate, and from none', () => {
    const wrong = { signs: [[1], [0]], right: [false, false] };
    expect(learnWeights([wrong, { signs: [[1], [0]], right: [false, true] }])[0]).toBeLessThan(0);
    expect(learnWeights([wrong])).toEqual([]);
    expect(learnWeights([])).toEqual([]);
  });
});

describe('demand for sources', () => {
  it('is high for what is asked about more often than its size makes likely', () => {
    const [often, seldom, large] = sourceDemand([0, 0, 0, 0, 1], [10, 10, 80]);
    expect(often).toBeGreaterThan(0);
    expect(seldom).toBeGreaterThan(large as number);
    expect(large).toBeLessThan(0);
  });

  it('says nothing where nothing was asked', () => {
    expect(sourceDemand([], [5, 5])).toEqual([0, 0]);
  });
});
