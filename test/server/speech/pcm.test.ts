import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPcm16, toPcm16 } from '../../../server/speech/pcm.js';

describe('PCM of 16 bits', () => {
  it('round trip: at most one step apart, from samples and from bytes', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true }), (samples) => {
        const pcm = toPcm16(samples);
        const back = fromPcm16(pcm);
        expect(fromPcm16(new Uint8Array(pcm.buffer))).toEqual(back);
        for (const [i, s] of samples.entries()) expect(Math.abs((back[i] ?? 9) - s)).toBeLessThanOrEqual(1 / 32767);
      }),
    );
  });

  it('clips, and takes what is not a number for silence', () => {
    expect([...toPcm16(Float32Array.of(2, -2, Number.NaN))]).toEqual([32767, -32767, 0]);
    expect(Math.min(...fromPcm16(Int16Array.of(-32768)))).toBe(-1);
  });

  it('reads little-endian bytes at an odd place and leaves out an odd last byte', () => {
    const bytes = Uint8Array.of(99, 0xff, 0x7f, 0x01, 0x80, 7).subarray(1);
    expect([...fromPcm16(bytes)]).toEqual([1, -1]);
  });
});
