/**
 * Stage 1: speech or typed text to a transcript. Typed text passes through as certain.
 * Promise: who said nothing gets an empty transcript (the turn answers "unheard"), never an invented sentence: sound
 * without a voice does not reach the recogniser, and what it hears without conviction is dropped.
 * Change with it: server/speech/vad.ts, server/ports/recogniser.ts, run-turn.ts.
 */
import { AssistantError } from '../errors.js';
import type { Recogniser } from '../ports/recogniser.js';
import type { VoiceDetector } from '../ports/voice-detector.js';
import { trimToSpeech } from '../speech/vad.js';
import type { Transcript, TurnInput, Utterance } from './turn.js';

export interface RecogniseDeps {
  /** undefined: no ear is installed; spoken turns fail with model-missing. */
  readonly recogniser: Recogniser | undefined;
  /** undefined: the button alone marks the speech. */
  readonly voiceDetector: VoiceDetector | undefined;
  /** Words likely to occur; engines may ignore them. */
  readonly hints?: readonly string[];
}

/**
 * When a text counts as not heard. Chosen on sound without speech that is let through to Whisper (noises and music:
 * confidence up to 0.22, or up to 0.33 with no speech from 0.5) against real speech in nine dialects, most of it badly
 * understood (confidence from 0.33, no speech up to 0.45).
 */
export const unheardBelow = {
  /** Confidence, whatever else. */
  confidence: 0.25,
  /** From this no-speech probability on, confidence must reach `confidenceIfDoubtful`. */
  noSpeech: 0.5,
  confidenceIfDoubtful: 0.4,
} as const;

const nothing: Transcript = { text: '', hypotheses: [], confidence: 0, noSpeech: 1, final: true };

/** Rejects with question-empty (neither speech nor text), model-missing, or what the recogniser throws. */
export function createRecognise({ recogniser, voiceDetector, hints }: RecogniseDeps) {
  async function listen(utterance: Utterance, input: TurnInput, signal: AbortSignal): Promise<Transcript> {
    if (!recogniser) throw new AssistantError('model-missing', { detail: 'no recogniser is installed' });
    const speech = voiceDetector ? await trimToSpeech(utterance, voiceDetector, undefined, signal) : utterance;
    if (!speech) return nothing;
    let last = nothing;
    const options = { signal, ...(input.dialect && { dialect: input.dialect }), ...(hints && { hints }) };
    for await (const transcript of recogniser.recognise(speech, options)) last = transcript;
    return isHeard(last) ? last : { ...last, text: '', hypotheses: [] };
  }

  return async (input: TurnInput, signal: AbortSignal): Promise<Transcript> => {
    if (input.utterance) return listen(input.utterance, input, signal);
    const text = input.text?.trim() ?? '';
    if (text === '') throw new AssistantError('question-empty');
    return { text, hypotheses: [{ text, logProb: 0 }], confidence: 1, noSpeech: 0, final: true };
  };
}

function isHeard({ confidence, noSpeech }: Transcript): boolean {
  const least = noSpeech >= unheardBelow.noSpeech ? unheardBelow.confidenceIfDoubtful : unheardBelow.confidence;
  return confidence >= least;
}
