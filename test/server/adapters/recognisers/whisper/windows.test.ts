import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAtPauses } from '../../../../../server/adapters/recognisers/whisper/windows.js';
import { noise, tone } from '../../../../support/sound.js';

describe('splitAtPauses', () => {
  it('leaves short sound whole', () => {
    const samples = noise(1000);
    expect(splitAtPauses(samples, 1000)).toEqual([samples]);
    expect(splitAtPauses(new Float32Array(0), 1000)).toEqual([new Float32Array(0)]);
  });

  it('cuts in the pause, not in a word', () => {
    const word = tone({ hz: 200, seconds: 1.7, rate: 16000 });
    const samples = Float32Array.from([...word, ...new Float32Array(6400), ...word]);
    const [first] = splitAtPauses(samples, 2.4 * 16000);
    expect(first?.length).toBeGreaterThanOrEqual(word.length);
    expect(first?.length).toBeLessThanOrEqual(word.length + 6400);
  });

  it('loses nothing, and every piece fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 12_000, max: 60_000 }), (length, most) => {
        const samples = noise(length);
        const pieces = splitAtPauses(samples, most);
        expect(pieces.every((p) => p.length <= most)).toBe(true);
        expect(
          Buffer.concat(pieces.map((p) => Buffer.from(p.slice().buffer))).equals(Buffer.from(samples.buffer)),
        ).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
