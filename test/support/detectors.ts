/** Voice detectors for tests: no model, the truth written by hand. */
import type { VoiceDetector } from '../../server/ports/voice-detector.js';

/** Probabilities one after the other, the same for every track; 0 once they are used up. */
export function scriptedDetector(probabilities: readonly number[]): VoiceDetector {
  return {
    open() {
      let at = 0;
      return { probability: async () => probabilities[at++] ?? 0 };
    },
  };
}

/** Takes everything louder than a whisper for a voice. */
export function loudnessDetector(): VoiceDetector {
  return {
    open: () => ({
      probability: async (window) => (window.reduce((sum, s) => sum + s * s, 0) / window.length > 1e-4 ? 0.95 : 0.02),
    }),
  };
}

/** `[probability, milliseconds]` pairs as one probability a window of 32 ms. */
export function windows(...spans: readonly (readonly [number, number])[]): number[] {
  return spans.flatMap(([probability, ms]) => new Array<number>(Math.round(ms / 32)).fill(probability));
}
