/**
 * Decides from the probabilities of a voice detector when speech begins and ends: two thresholds, so that it does not
 * flutter, and a least length, so that a cough or a click is no speech.
 * Promise: pure; one call a window, in order. Change with it: vad.ts (recordings) and endpointer.ts (streams).
 */
import { voiceWindow } from '../ports/voice-detector.js';

/** How speech is told from the rest. All times in milliseconds. */
export interface GateSettings {
  /** Probability (0..1) from which a window counts as speech. */
  readonly startProbability: number;
  /** Probability below which it no longer does; between the two it stays what it was. */
  readonly endProbability: number;
  /** Speech shorter than this, in all, is none. */
  readonly minSpeechMs: number;
  /** Silence that ends a stretch of speech. */
  readonly silenceMs: number;
  /** Silence after which a sound that was too short for speech is forgotten. */
  readonly blipMs: number;
}

export const gateDefaults: GateSettings = {
  startProbability: 0.5,
  endProbability: 0.35,
  minSpeechMs: 190,
  silenceMs: 400,
  blipMs: 250,
};

/** Milliseconds that a window lasts. */
export const windowMs = voiceWindow / 16;

/** Window numbers: speech from `start` (included) to `end` (left out). */
export type GateEvent =
  | { readonly type: 'start'; readonly start: number }
  | { readonly type: 'end'; readonly start: number; readonly end: number };

export interface SpeechGate {
  /** What the next window's probability brings about. */
  next(probability: number): GateEvent | undefined;
  /** Ends what is still going on, as if silence followed. */
  finish(): GateEvent | undefined;
  /** Milliseconds of speech since the last start. */
  readonly speechMs: number;
}

/** `silenceFor(speechMs)` may stretch the silence that ends the speech. */
export function createSpeechGate(
  settings: GateSettings,
  silenceFor: (speechMs: number) => number = () => settings.silenceMs,
): SpeechGate {
  let at = 0;
  let inSpeech = false;
  let announced = false;
  let start = 0;
  let end = 0;
  let spoken = 0;

  const close = (): GateEvent | undefined => {
    const event = announced ? ({ type: 'end', start, end } as const) : undefined;
    inSpeech = announced = false;
    spoken = 0;
    return event;
  };

  return {
    get speechMs() {
      return spoken * windowMs;
    },
    next(probability) {
      const window = at++;
      const voiced = probability >= (inSpeech && end === window ? settings.endProbability : settings.startProbability);
      if (voiced) {
        if (!inSpeech) start = window;
        inSpeech = true;
        end = window + 1;
        spoken++;
        if (announced || spoken * windowMs < settings.minSpeechMs) return undefined;
        announced = true;
        return { type: 'start', start };
      }
      const patience = announced ? silenceFor(spoken * windowMs) : settings.blipMs;
      return inSpeech && (window + 1 - end) * windowMs >= patience ? close() : undefined;
    },
    finish: close,
  };
}
