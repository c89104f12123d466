import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePhrase, encodePhrase } from '../../../../../server/adapters/speakers/phrase-cache/phrase-file.js';

const chunk = fc.record({
  text: fc.string({ unit: 'binary', maxLength: 20 }),
  samples: fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 50 }),
  sampleRate: fc.constant(24_000),
});

describe('a phrase on disk', () => {
  it('comes back as it was, to 16 bits', () => {
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 1, maxLength: 5 }), (chunks) => {
        const back = decodePhrase(Buffer.from(encodePhrase(chunks)));
        expect(back?.map((c) => c.text)).toEqual(chunks.map((c) => c.text));
        for (const [i, { samples, sampleRate }] of (back ?? []).entries()) {
          expect(sampleRate).toBe(24_000);
          expect(samples.length).toBe(chunks[i]?.samples.length);
          for (const [k, s] of samples.entries()) expect(s).toBeCloseTo(chunks[i]?.samples[k] ?? 9, 4);
        }
      }),
    );
  });
  it('is refused after any single change, and at any length', () => {
    const bytes = Buffer.from(
      encodePhrase([{ text: '您好', samples: new Float32Array(20).fill(0.1), sampleRate: 24_000 }]),
    );
    for (let i = 0; i < bytes.length; i++) {
      const altered = Buffer.from(bytes);
      altered[i] = (altered[i] ?? 0) ^ 0x55;
      expect(decodePhrase(altered)).toBeUndefined();
      expect(decodePhrase(bytes.subarray(0, i))).toBeUndefined();
    }
  });
});
