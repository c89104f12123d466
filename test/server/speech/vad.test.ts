import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpeech, trimToSpeech, vadDefaults } from '../../../server/speech/vad.js';
import { loudnessDetector } from '../../support/detectors.js';
import { tone } from '../../support/sound.js';

const rate = 16000;
/** Silence and tone in turns: `[seconds of silence, seconds of tone, …]`. */
function recording(...spans: readonly number[]): Float32Array {
  return Float32Array.from(
    spans.flatMap((seconds, i) =>
      i % 2 === 0 ? new Array<number>(Math.round(seconds * rate)).fill(0) : [...tone({ hz: 300, seconds, rate })],
    ),
  );
}
const find = (...spans: readonly number[]) => findSpeech(recording(...spans), loudnessDetector());

describe('findSpeech', () => {
  it('keeps at least half a second before the first voiced window, and some after the last', async () => {
    const [stretch] = await find(2, 1, 2);
    expect(stretch?.start).toBeLessThanOrEqual(1.5 * rate);
    expect(stretch?.start).toBeGreaterThan(1.4 * rate);
    expect(stretch?.end).toBeGreaterThanOrEqual(3.3 * rate);
    expect(stretch?.end).toBeLessThan(3.5 * rate);
  });

  it('stays inside the recording', async () => {
    expect(await find(0, 1)).toEqual([{ start: 0, end: rate }]);
  });

  it('joins what lies close together and keeps apart what does not', async () => {
    expect(await find(1, 1, 0.7, 1, 1)).toHaveLength(1);
    expect(await find(1, 1, 2, 1, 1)).toHaveLength(2);
  });

  it('finds nothing in silence, in a click, in nothing', async () => {
    expect(await find(5)).toEqual([]);
    expect(await find(1, 0.05, 1)).toEqual([]);
    expect(await find()).toEqual([]);
  });

  it('stops when told to', async () => {
    const failure = findSpeech(recording(1, 1), loudnessDetector(), vadDefaults, AbortSignal.abort());
    await expect(failure).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('gives stretches in order, apart, inside, and none of the tone is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0.3, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 5 }),
        async (spans) => {
          const samples = recording(...spans);
          const found = await findSpeech(samples, loudnessDetector());
          let last = -1;
          for (const { start, end } of found) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(samples.length);
            last = end;
          }
          const inside = (i: number) => found.some(({ start, end }) => i >= start && i < end);
          for (let i = 0; i < samples.length; i += 97)
            if (Math.abs(samples[i] ?? 0) > 0.4) expect(inside(i)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('trimToSpeech', () => {
  it('cuts silence off both ends and shortens long pauses', async () => {
    const samples = recording(3, 1, 5, 1, 3);
    const trimmed = await trimToSpeech({ samples, sampleRate: rate }, loudnessDetector());
    const seconds = (trimmed?.samples.length ?? 0) / rate;
    expect(seconds).toBeGreaterThan(2 + 2 * 0.5);
    expect(seconds).toBeLessThan(4.2);
  });

  it('says that nobody spoke', async () => {
    expect(await trimToSpeech({ samples: recording(4), sampleRate: rate }, loudnessDetector())).toBeUndefined();
  });
});
