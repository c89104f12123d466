/** What every voice detector adapter promises. */
import { expect } from 'vitest';
import { type VoiceDetector, voiceWindow } from '../../server/ports/voice-detector.js';
import { noise } from '../support/sound.js';
import type { Check } from './contract.js';

export interface VoiceDetectorCase {
  detector(): Promise<VoiceDetector>;
  /** At least a second of somebody speaking, 16 kHz. */
  readonly speech: Float32Array;
}

function windowsOf(samples: Float32Array): Float32Array[] {
  const count = Math.floor(samples.length / voiceWindow);
  return Array.from({ length: count }, (_, i) => samples.slice(i * voiceWindow, (i + 1) * voiceWindow));
}

async function listen(detector: VoiceDetector, samples: Float32Array): Promise<number[]> {
  const track = detector.open();
  const probabilities: number[] = [];
  for (const window of windowsOf(samples)) probabilities.push(await track.probability(window));
  return probabilities;
}

const share = (probabilities: readonly number[]) => probabilities.filter((p) => p >= 0.5).length / probabilities.length;

export function voiceDetectorContract(given: VoiceDetectorCase): Check[] {
  const { speech } = given;
  return [
    {
      name: 'gives a probability for every window, whatever it holds',
      async run() {
        const detector = await given.detector();
        const loud = new Float32Array(voiceWindow * 3).fill(1);
        for (const samples of [speech, new Float32Array(voiceWindow * 3), loud])
          for (const p of await listen(detector, samples)) {
            expect(p).toBeGreaterThanOrEqual(0);
            expect(p).toBeLessThanOrEqual(1);
          }
      },
    },
    {
      name: 'tells speech from silence and from noise',
      async run() {
        const detector = await given.detector();
        expect(share(await listen(detector, speech))).toBeGreaterThan(0.4);
        expect(share(await listen(detector, new Float32Array(voiceWindow * 40)))).toBe(0);
        expect(share(await listen(detector, noise(voiceWindow * 40)))).toBeLessThan(0.1);
      },
    },
    {
      name: 'starts every track afresh',
      async run() {
        const detector = await given.detector();
        expect(await listen(detector, speech)).toEqual(await listen(detector, speech));
      },
    },
    {
      name: 'keeps tracks apart that take turns',
      async run() {
        const detector = await given.detector();
        const alone = await listen(detector, speech);
        const [one, other] = [detector.open(), detector.open()];
        const mixed: number[] = [];
        for (const window of windowsOf(speech)) {
          mixed.push(await one.probability(window));
          await other.probability(noise(voiceWindow, 0.5));
        }
        expect(mixed).toEqual(alone);
      },
    },
    {
      name: 'keeps the order of windows when the caller does not wait, even if it reuses the memory',
      async run() {
        const detector = await given.detector();
        const alone = await listen(detector, speech);
        const track = detector.open();
        const memory = new Float32Array(voiceWindow);
        const pending = windowsOf(speech).map((window) => {
          memory.set(window);
          return track.probability(memory);
        });
        expect(await Promise.all(pending)).toEqual(alone);
      },
    },
    {
      name: 'refuses a window of another length with an AssistantError',
      async run() {
        const track = (await given.detector()).open();
        await expect(track.probability(new Float32Array(100))).rejects.toMatchObject({ code: 'internal' });
      },
    },
  ];
}
