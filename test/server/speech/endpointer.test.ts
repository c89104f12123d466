import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoiceDetector } from '../../../server/ports/voice-detector.js';
import { createEndpointer, type EndpointEvent, endpointerDefaults } from '../../../server/speech/endpointer.js';
import { loudnessDetector, scriptedDetector, windows } from '../../support/detectors.js';
import { tone } from '../../support/sound.js';

const rate = 16000;

async function run(detector: VoiceDetector, samples: Float32Array, block = 1600): Promise<EndpointEvent[]> {
  const endpointer = createEndpointer(detector);
  const events: EndpointEvent[] = [];
  for (let at = 0; at < samples.length; at += block)
    events.push(...(await endpointer.feed(samples.subarray(at, at + block))));
  return [...events, ...(await endpointer.finish())];
}
const seconds = (s: number) => new Float32Array(Math.round(s * rate));
/** Event types of a stream whose probabilities are given. */
const types = async (...spans: readonly (readonly [number, number])[]) => {
  const probabilities = windows(...spans);
  const events = await run(scriptedDetector(probabilities), seconds((probabilities.length * 512) / rate));
  return events.map((e) => e.type);
};

describe('the endpointer', () => {
  it('says when speech starts and, after some silence, that it has ended', async () => {
    expect(await types([0, 500], [0.9, 2000], [0, 3000])).toEqual(['speech-start', 'speech-end']);
  });

  it('does not cut off a slow speaker: a second of thinking is no end', async () => {
    const endpointer = createEndpointer(scriptedDetector(windows([0.9, 2000], [0, 1000], [0.9, 1000], [0, 5000])));
    const atTheThought = await endpointer.feed(seconds(2.9));
    expect(atTheThought.map((e) => e.type)).toEqual(['speech-start']);
    const later = await endpointer.feed(seconds(4));
    expect(later.map((e) => e.type)).toEqual(['speech-end']);
  });

  it('waits longer while only a word or two were said', async () => {
    const endpointer = createEndpointer(scriptedDetector(windows([0.9, 500], [0, 1700], [0.9, 2000], [0, 5000])));
    expect((await endpointer.feed(seconds(2.2))).map((e) => e.type)).toEqual(['speech-start']);
  });

  it('gives up when nobody speaks, also when something coughs', async () => {
    expect(await types([0, 20_000])).toEqual(['no-speech']);
    expect(await types([0, 2000], [0.9, 128], [0, 20_000])).toEqual(['no-speech']);
  });

  it('ends a speech that never ends', async () => {
    const events = await run(scriptedDetector(windows([0.9, 100_000])), seconds(100), 16_000);
    expect(events.map((e) => e.type)).toEqual(['speech-start', 'speech-end']);
    const end = events.at(-1);
    const length = end?.type === 'speech-end' ? end.utterance.samples.length / rate : 0;
    expect(length).toBeCloseTo(endpointerDefaults.maxSpeechMs / 1000, 0);
  });

  it('ends what is going on when the stream does; says so when there was nothing', async () => {
    expect(await types([0.9, 600])).toEqual(['speech-start', 'speech-end']);
    expect(await types([0, 600])).toEqual(['no-speech']);
  });

  it('keeps half a second before the start, all of the speech, and not the silence around it', async () => {
    const said = tone({ hz: 300, seconds: 1.5, rate });
    const events = await run(loudnessDetector(), Float32Array.from([...seconds(3), ...said, ...seconds(3)]));
    const end = events.at(-1);
    const samples = end?.type === 'speech-end' ? end.utterance.samples : new Float32Array(0);
    const first = samples.findIndex((s) => s !== 0);
    expect(first).toBeGreaterThanOrEqual(0.5 * rate - 512);
    expect(first).toBeLessThan(0.6 * rate);
    expect(samples.filter((s) => Math.abs(s) > 0.4).length).toBe(said.filter((s) => Math.abs(s) > 0.4).length);
    expect(samples.length).toBeLessThan(2.5 * rate);
  });

  it('does not care how the stream is cut, nor whether the caller waits', async () => {
    const stream = Float32Array.from([...seconds(1), ...tone({ hz: 300, seconds: 1.5, rate }), ...seconds(3)]);
    const whole = await run(loudnessDetector(), stream);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 20_000 }), async (block) => {
        expect(await run(loudnessDetector(), stream, block)).toEqual(whole);
        const endpointer = createEndpointer(loudnessDetector());
        const pending: Promise<readonly EndpointEvent[]>[] = [];
        for (let at = 0; at < stream.length; at += block)
          pending.push(endpointer.feed(stream.subarray(at, at + block)));
        expect((await Promise.all(pending)).flat()).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('says at most start, then one end, then nothing, whatever it hears', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 600 }),
        async (probabilities) => {
          const events = await run(scriptedDetector(probabilities), seconds((probabilities.length * 512) / rate));
          expect(['speech-start,speech-end', 'no-speech']).toContain(events.map((e) => e.type).join());
        },
      ),
      { numRuns: 50 },
    );
  });
});
