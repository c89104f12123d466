import { describe, expect, it } from 'vitest';
import { addPinkNoise, pinkNoise } from '../../../server/cli/noise.js';

const power = (x: Float32Array) => x.reduce((sum, s) => sum + s * s, 0) / x.length;

describe('pink noise', () => {
  it('stands the given number of decibels below the signal', () => {
    const tone = Float32Array.from({ length: 48_000 }, (_, i) => 0.3 * Math.sin(i / 10));
    const noise = addPinkNoise(tone, 15, 1).map((s, i) => s - (tone[i] ?? 0));
    expect(10 * Math.log10(power(tone) / power(noise))).toBeCloseTo(15, 1);
  });

  it('is the same for the same seed and another for another', () => {
    expect(pinkNoise(100, 7)).toEqual(pinkNoise(100, 7));
    expect(pinkNoise(100, 7)).not.toEqual(pinkNoise(100, 8));
  });

  it('has more power below than above: pink, not white', () => {
    const x = pinkNoise(1 << 15, 3);
    const smooth = x.map((_, i) => ((x[i] ?? 0) + (x[i - 1] ?? 0) + (x[i - 2] ?? 0) + (x[i - 3] ?? 0)) / 4);
    expect(power(smooth) / power(x)).toBeGreaterThan(0.4);
  });
});
