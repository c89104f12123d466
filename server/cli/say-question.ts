/** Has a speaker say a question, as a person would into the microphone: 16 kHz, for benchmarks and evaluation recordings. */
import type { Speaker } from '../ports/speaker.js';
import { resample, speechRate } from '../speech/audio.js';
import type { Utterance } from '../turn/turn.js';

export interface SaidOptions {
  readonly speed?: number;
  readonly voice?: string;
}

/** One utterance of the whole text. */
export async function sayQuestion(speaker: Speaker, text: string, options: SaidOptions = {}): Promise<Utterance> {
  const pieces: Float32Array[] = [];
  for await (const chunk of speaker.speak(text, options))
    pieces.push(resample(chunk.samples, chunk.sampleRate, speechRate));
  const samples = new Float32Array(pieces.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { samples, sampleRate: speechRate };
}
