/**
 * Where in a recording somebody speaks, and the recording cut down to that.
 * Promise: every stretch keeps at least 500 ms before its first voiced window (detectors wake up late on dialect) and
 * some after its last; silence, noise and music without a voice give nothing. Pure over the VoiceDetector port.
 * Change with it: speech-gate.ts (the thresholds), server/turn/recognise.ts.
 */
import { type VoiceDetector, voiceWindow } from '../ports/voice-detector.js';
import type { Utterance } from '../turn/turn.js';
import { createSpeechGate, type GateSettings, gateDefaults } from './speech-gate.js';

export interface VadSettings extends GateSettings {
  /** Kept before each stretch, in milliseconds; not less than 500. */
  readonly preRollMs: number;
  /** Kept after each stretch, in milliseconds. */
  readonly postRollMs: number;
}

export const vadDefaults: VadSettings = { ...gateDefaults, preRollMs: 500, postRollMs: 350 };

/** Samples from `start` (included) to `end` (left out). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const samplesOf = (ms: number) => Math.round(ms * 16);

/** The stretches of speech in 16 kHz samples, in order, apart from each other. */
export async function findSpeech(
  samples: Float32Array,
  detector: VoiceDetector,
  settings: VadSettings = vadDefaults,
  signal?: AbortSignal,
): Promise<Stretch[]> {
  const track = detector.open();
  const gate = createSpeechGate(settings);
  const found: Stretch[] = [];
  const take = (event: ReturnType<typeof gate.next>) => {
    if (event?.type !== 'end') return;
    const start = Math.max(0, event.start * voiceWindow - samplesOf(settings.preRollMs));
    const end = Math.min(samples.length, event.end * voiceWindow + samplesOf(settings.postRollMs));
    const last = found.at(-1);
    if (last && start <= last.end) found[found.length - 1] = { start: last.start, end };
    else found.push({ start, end });
  };
  for (let at = 0; at < samples.length; at += voiceWindow) {
    signal?.throwIfAborted();
    const window = new Float32Array(voiceWindow);
    window.set(samples.subarray(at, at + voiceWindow));
    take(gate.next(await track.probability(window)));
  }
  take(gate.finish());
  return found;
}

/** The speech of a recording, long pauses shortened; undefined when nobody speaks. */
export async function trimToSpeech(
  utterance: Utterance,
  detector: VoiceDetector,
  settings: VadSettings = vadDefaults,
  signal?: AbortSignal,
): Promise<Utterance | undefined> {
  const stretches = await findSpeech(utterance.samples, detector, settings, signal);
  if (stretches.length === 0) return undefined;
  const samples = new Float32Array(stretches.reduce((sum, s) => sum + s.end - s.start, 0));
  let at = 0;
  for (const { start, end } of stretches) {
    samples.set(utterance.samples.subarray(start, end), at);
    at += end - start;
  }
  return { samples, sampleRate: utterance.sampleRate };
}
