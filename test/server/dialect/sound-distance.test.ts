import { describe, expect, it } from 'vitest';
import { soundDistance } from '../../../server/dialect/sound-distance.js';

const all = ['di', 'bao', 'pao', 'zhang', 'zan', 'ling', 'nin', 'si', 'zi', 'gong', 'hu', 'fu', 'wu', 'yuan'];

describe('soundDistance', () => {
  it('is 0 for the same syllable and symmetric', () => {
    for (const a of all) {
      expect(soundDistance(a, a)).toBe(0);
      for (const b of all) expect(soundDistance(a, b)).toBeCloseTo(soundDistance(b, a));
    }
  });

  it.each([
    ['ling', 'ning', 'ling', 'ding'],
    ['bao', 'pao', 'bao', 'shao'],
    ['an', 'ang', 'an', 'ai'],
    ['si', 'zi', 'si', 'mi'],
    ['fu', 'hu', 'fu', 'lu'],
  ])('finds %s nearer to %s than %s to %s', (a, b, c, d) => {
    expect(soundDistance(a, b)).toBeLessThan(soundDistance(c, d));
  });

  it('is at least 1 for what no ear mixes up', () => {
    expect(soundDistance('di', 'gang')).toBeGreaterThanOrEqual(1);
  });
});
