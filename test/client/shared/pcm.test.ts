import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPcm16, loudness, toPcm16, toWav } from '../../../client/shared/pcm.js';
import { decodeAudio, fromPcm16 as serverReads } from '../../../server/speech/audio.js';

const sound = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 200 }).map((s) => Float32Array.from(s));
const apart = (a: Float32Array, b: Float32Array) => Math.max(0, ...a.map((s, i) => Math.abs(s - (b[i] ?? 9))));

describe('PCM', () => {
  it('comes out as it went in, here and on the server', () => {
    fc.assert(
      fc.property(sound, (samples) => {
        expect(apart(samples, fromPcm16(toPcm16(samples)))).toBeLessThan(1e-4);
        expect(apart(samples, serverReads(toPcm16(samples)))).toBeLessThan(1e-4);
      }),
    );
  });

  it('clips what is too loud and takes no number for silence', () => {
    expect([...fromPcm16(toPcm16(Float32Array.of(2, -2, Number.NaN)))].map((s) => Math.round(s * 100))).toEqual([
      100, -100, 0,
    ]);
  });

  it('reads from the middle of a buffer, and leaves an odd byte out', () => {
    const bytes = new Uint8Array([9, ...toPcm16(Float32Array.of(0.5, -0.5)), 7]);
    expect([...fromPcm16(bytes.subarray(1))].map((s) => Math.round(s * 10))).toEqual([5, -5]);
  });

  it('makes a WAV that the server reads', async () => {
    const samples = Float32Array.from({ length: 1600 }, (_, i) => 0.3 * Math.sin(i / 5));
    const heard = await decodeAudio(toWav(samples, 16000), { maxSeconds: 1 });
    expect(apart(samples, heard.samples)).toBeLessThan(1e-3);
  });
});

describe('loudness', () => {
  it('is 0 for silence, 1 for a shout, and grows in between', () => {
    const at = (peak: number) => loudness(new Float32Array(1600).fill(peak));
    expect(at(0)).toBe(0);
    expect(loudness(new Float32Array(0))).toBe(0);
    expect(at(1)).toBe(1);
    expect(at(0.02)).toBeGreaterThan(at(0.01));
  });
});
