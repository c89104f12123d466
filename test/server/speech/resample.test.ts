import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../server/speech/resample.js';
import { levelDb, tone } from '../../support/sound.js';

const middle = (s: Float32Array) => s.subarray(Math.floor(s.length / 4), Math.floor((3 * s.length) / 4));
/** Level of a tone after resampling, against its level before, in decibels. */
const gain = (hz: number, from: number, to: number) => {
  const before = tone({ hz, seconds: 0.5, rate: from });
  return levelDb(middle(resample(before, from, to))) - levelDb(middle(before));
};

describe('resample', () => {
  it('keeps the level of speech', () => {
    for (const from of [8000, 11025, 22050, 24000, 44100, 48000])
      for (const share of [0.05, 0.2, 0.42])
        expect(Math.abs(gain(share * Math.min(from, 16000), from, 16000))).toBeLessThan(0.1);
  });

  it('keeps out what would fold back', () => {
    for (const from of [24000, 44100, 48000])
      for (const hz of [8200, 9000, 11000]) expect(gain(hz, from, 16000)).toBeLessThan(-70);
  });

  it('keeps the tone where it was: back and forth is the same wave', () => {
    const before = tone({ hz: 1234, seconds: 0.3, rate: 16000 });
    const back = resample(resample(before, 16000, 44100), 44100, 16000);
    for (let i = 400; i < before.length - 400; i++)
      expect(Math.abs((back[i] ?? 9) - (before[i] ?? 0))).toBeLessThan(2e-3);
  });

  it('scales the length and stays within reason for any input', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 300 }),
        fc.integer({ min: 4000, max: 96000 }),
        fc.integer({ min: 8000, max: 48000 }),
        (samples, from, to) => {
          const out = resample(samples, from, to);
          expect(out.length).toBe(from === to ? samples.length : Math.max(1, Math.round((samples.length * to) / from)));
          for (const s of out) expect(Math.abs(s)).toBeLessThan(3);
        },
      ),
    );
  });

  it('gives an empty recording back', () => {
    expect(resample(new Float32Array(0), 8000, 16000).length).toBe(0);
  });
});
