import { describe, expect, it } from 'vitest';
import { finish, gainFor, rms, trim } from '../../../../../server/adapters/speakers/kokoro/waveform.js';

const rate = 24_000;
const tone = (seconds: number, amplitude: number) =>
  Float32Array.from({ length: seconds * rate }, (_, i) => amplitude * Math.sin((2 * Math.PI * 200 * i) / rate));
const between = (before: number, sound: Float32Array, after: number) => {
  const all = new Float32Array(before * rate + sound.length + after * rate);
  all.set(sound, before * rate);
  return all;
};
const peak = (samples: Float32Array) => samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0);

describe('trim', () => {
  const samples = between(0.4, tone(0.5, 0.3), 1);
  it('cuts silence off at both ends but keeps a little', () => {
    const seconds = trim(samples, true, true).length / rate;
    expect(seconds).toBeGreaterThan(0.52);
    expect(seconds).toBeLessThan(0.6);
  });
  it('leaves an end alone that is not asked for', () => {
    expect(trim(samples, false, true).length / rate).toBeCloseTo(0.94, 1);
    expect(trim(samples, true, false).length / rate).toBeCloseTo(1.52, 1);
  });
  it('keeps nothing of silence', () => {
    expect(trim(new Float32Array(rate), true, true)).toHaveLength(0);
    expect(trim(new Float32Array(0), true, true)).toHaveLength(0);
  });
});

describe('gainFor', () => {
  it.each([0.02, 0.1, 0.6])('brings speech of amplitude %d to the same loudness', (amplitude) => {
    const samples = between(0.3, tone(1, amplitude), 0.6);
    const gain = gainFor(samples);
    const level = rms(tone(1, amplitude)) * gain;
    expect(level).toBeGreaterThan(amplitude < 0.05 ? 0.05 : 0.095);
    expect(level).toBeLessThan(0.105);
  });
  it('never makes a peak clip', () => {
    const spiky = tone(1, 0.02);
    spiky[5000] = 0.9;
    expect(peak(spiky) * gainFor(spiky)).toBeLessThanOrEqual(0.951);
  });
  it('leaves silence alone', () => {
    expect(gainFor(new Float32Array(1000))).toBe(1);
  });
});

describe('finish', () => {
  it('fades both ends to nothing and adds the pause', () => {
    const out = finish(new Float32Array(2400).fill(0.5), 1, 250, rate);
    expect(out).toHaveLength(2400 + 6000);
    expect(Math.abs(out[0] ?? 1)).toBeLessThan(0.01);
    expect(Math.abs(out[2399] ?? 1)).toBeLessThan(0.01);
    expect(out[1200]).toBeCloseTo(0.5);
    expect(peak(out.subarray(2400))).toBe(0);
  });
  it('holds every sample below the ceiling', () => {
    expect(peak(finish(tone(0.1, 0.9), 4, 0, rate))).toBeLessThanOrEqual(0.951);
  });
});
