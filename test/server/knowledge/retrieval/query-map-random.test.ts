import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../server/knowledge/retrieval/query-map-random.js';

const draws = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 1000 }, () => random.next());
};

describe('numbers from a seed', () => {
  it('are the same for the same seed and others for another', () => {
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  it('fill 0..1 evenly', () => {
    const all = draws(3);
    expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++)
      expect(all.filter((x) => Math.floor(x * 10) === tenth).length).toBeGreaterThan(60);
  });

  it('shuffle without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = seededRandom(1).shuffle([...items]);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('stay below the bound', () => {
    const random = seededRandom(2);
    const seen = new Set(Array.from({ length: 200 }, () => random.below(3)));
    expect([...seen].sort()).toEqual([0, 1, 2]);
  });
});
