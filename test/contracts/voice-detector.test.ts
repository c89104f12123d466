import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import { type VoiceDetector, type VoiceTrack, voiceWindow } from '../../server/ports/voice-detector.js';
import { tone } from '../support/sound.js';
import { expectCaught, failedChecks } from './contract.js';
import { voiceDetectorContract } from './voice-detector.contract.js';

/** Takes for a voice what is loud and smooth; remembers the window before, as real detectors do. */
function openTrack(): VoiceTrack {
  let before = 0;
  return {
    async probability(window) {
      if (window.length !== voiceWindow) throw new AssistantError('internal');
      const copy = window.slice();
      const energy = copy.reduce((sum, s) => sum + s * s, 0) / copy.length;
      const steps = copy.reduce((sum, s, i) => sum + (s - (copy[i - 1] ?? s)) ** 2, 0) / copy.length;
      const now = energy > 1e-3 && steps < energy / 2 ? 0.9 : 0.1;
      const result = (now + before) / 2;
      before = now;
      return result;
    },
  };
}
const working: VoiceDetector = { open: openTrack };
const said = tone({ hz: 200, seconds: 1.2, rate: 16000 });
const speech = Float32Array.from([...said, ...new Float32Array(8000)]);
const checks = (detector: VoiceDetector) => voiceDetectorContract({ detector: async () => detector, speech });
const changed = (change: (p: number, window: Float32Array) => number): VoiceDetector => ({
  open() {
    const track = openTrack();
    return { probability: async (window) => change(await track.probability(window), window) };
  },
});

describe('the voice detector contract', () => {
  it('lets a working one pass', async () => {
    expect(await failedChecks(checks(working))).toEqual([]);
  });
  it('catches figures that are no probabilities', () =>
    expectCaught(checks(changed((p) => p * 2)), 'gives a probability for every window, whatever it holds'));
  it('catches one that says yes to everything', () =>
    expectCaught(checks(changed(() => 0.9)), 'tells speech from silence and from noise'));
  it('catches one that says no to everything', () =>
    expectCaught(checks(changed(() => 0.1)), 'tells speech from silence and from noise'));
  it('catches a state that all tracks share', () => {
    const only = openTrack();
    return expectCaught(checks({ open: () => only }), 'keeps tracks apart that take turns');
  });
  it('catches a state that outlives its track', () => {
    let heard = 0;
    return expectCaught(checks(changed((p) => Math.min(1, p + heard++ / 1e4))), 'starts every track afresh');
  });
  it('catches one that reads the window too late', () =>
    expectCaught(
      checks({
        open() {
          const track = openTrack();
          let last: Promise<unknown> = Promise.resolve();
          return {
            probability(window) {
              const result = last.then(() => track.probability(window));
              last = result.catch(() => undefined);
              return result;
            },
          };
        },
      }),
      'keeps the order of windows when the caller does not wait, even if it reuses the memory',
    ));
  it('catches one that takes any window', () =>
    expectCaught(
      checks({
        open() {
          const track = openTrack();
          return { probability: async (w) => (w.length === voiceWindow ? track.probability(w) : 0) };
        },
      }),
      'refuses a window of another length with an AssistantError',
    ));
});
