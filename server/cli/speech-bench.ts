/**
 * Runs recordings through the recognise stage and counts errors and seconds, dialect by dialect.
 * Promise: what the product does (voice detection and thresholds included) is what is measured; a recording that counts
 * as unheard costs all its characters. Change with it: bench-speech.ts (the command), character-errors.ts.
 */
import { readFile } from 'node:fs/promises';
import { decodeAudio } from '../speech/audio.js';
import type { Transcript, TurnInput } from '../turn/turn.js';
import { type CharacterErrors, characterErrors } from './character-errors.js';
import type { Recording } from './speech-manifest.js';

export interface SpeechBenchOptions {
  readonly recordings: readonly Recording[];
  recognise(input: TurnInput, signal: AbortSignal): Promise<Transcript>;
  /** Mends a transcript; absent: no repaired rate. */
  readonly repair?: (transcript: Transcript, input: TurnInput) => Promise<string>;
  readonly maxSeconds: number;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Heard {
  readonly recording: Recording;
  readonly transcript: Transcript;
  readonly repaired?: string;
  /** Length of the recording, and time from its end to the text. */
  readonly audioSeconds: number;
  readonly seconds: number;
}

export async function hearAll(options: SpeechBenchOptions): Promise<Heard[]> {
  const { recordings, recognise, repair, maxSeconds, onProgress } = options;
  const heard: Heard[] = [];
  const { signal } = new AbortController();
  for (const recording of recordings) {
    const utterance = await decodeAudio(await readFile(recording.file), { maxSeconds });
    const from = performance.now();
    const input: TurnInput = { turnId: 'bench', utterance, speak: false };
    const transcript = await recognise(input, signal);
    const seconds = (performance.now() - from) / 1000;
    const audioSeconds = utterance.samples.length / utterance.sampleRate;
    const mended = repair && { repaired: await repair(transcript, input) };
    heard.push({ recording, transcript, audioSeconds, seconds, ...mended });
    onProgress?.(heard.length, recordings.length);
  }
  return heard;
}

/** Rates in per cent; `repaired` only where something was repaired. */
export interface ErrorRates {
  readonly clips: number;
  readonly unheard: number;
  readonly raw: number;
  readonly repaired?: number;
  /** The rate if the best of the readings were always chosen. */
  readonly bestReading: number;
}

/** Rates of the recordings whose text can be trusted; clips whose text cannot are only counted. */
export function summarise(heard: readonly Heard[]) {
  const trusted = heard.filter((h) => h.recording.trusted);
  const dialects = [...new Set(trusted.map((h) => h.recording.dialect))].sort();
  const audio = heard.reduce((sum, h) => sum + h.audioSeconds, 0);
  return {
    clips: heard.length,
    cer: rates(trusted),
    byDialect: Object.fromEntries(dialects.map((d) => [d, rates(trusted.filter((h) => h.recording.dialect === d))])),
    withoutRate: { clips: heard.length - trusted.length, unheard: unheard(heard.filter((h) => !h.recording.trusted)) },
    readings: round(heard.reduce((sum, h) => sum + h.transcript.hypotheses.length, 0) / Math.max(1, heard.length)),
    realTimeFactor: round(heard.reduce((sum, h) => sum + h.seconds, 0) / Math.max(1e-9, audio), 1000),
  };
}

function rates(heard: readonly Heard[]): ErrorRates {
  const raw = (h: Heard) => characterErrors(h.recording.reference, h.transcript.text);
  const best = (h: Heard) =>
    h.transcript.hypotheses
      .map(({ text }) => characterErrors(h.recording.reference, text))
      .reduce((a, b) => (b.errors < a.errors ? b : a), raw(h));
  const repaired = heard.flatMap(({ recording, repaired: text }) =>
    text === undefined ? [] : [characterErrors(recording.reference, text)],
  );
  return {
    clips: heard.length,
    unheard: unheard(heard),
    raw: rate(heard.map(raw)),
    ...(repaired.length > 0 && { repaired: rate(repaired) }),
    bestReading: rate(heard.map(best)),
  };
}

const unheard = (heard: readonly Heard[]) => heard.filter((h) => h.transcript.text === '').length;

function rate(errors: readonly CharacterErrors[]): number {
  const length = errors.reduce((sum, e) => sum + e.length, 0);
  return round((100 * errors.reduce((sum, e) => sum + e.errors, 0)) / Math.max(1, length));
}

const round = (value: number, parts = 10) => Math.round(value * parts) / parts;
