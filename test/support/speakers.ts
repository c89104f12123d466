/** Speakers that need no model: a tone for every clause, as long as its words. */
import { AssistantError } from '../../server/errors.js';
import type { Speaker, SpeakOptions } from '../../server/ports/speaker.js';
import { splitClauses, splitSentences } from '../../server/speech/sentences.js';
import type { SpeechChunk } from '../../server/turn/turn.js';

const rate = 2000;

/** 0.2 s of a tone for each letter or figure; fades at both ends. */
export function tone(text: string, speed = 1): SpeechChunk {
  const words = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const length = Math.round((words * 0.2 * rate) / speed);
  const samples = Float32Array.from({ length }, (_, i) => {
    const edge = Math.min(1, i / 20, (length - 1 - i) / 20);
    return 0.5 * edge * Math.sin((2 * Math.PI * 300 * i) / rate);
  });
  return { samples, sampleRate: rate, text };
}

export interface ToneSpeaker extends Speaker {
  /** Texts asked for, in order. */
  readonly asked: string[];
}

/** `change` spoils (or delays) each piece; returning undefined leaves it out. */
export function toneSpeaker(
  change: (chunk: SpeechChunk, options: SpeakOptions) => SpeechChunk | undefined | Promise<SpeechChunk> = (c) => c,
): ToneSpeaker {
  const asked: string[] = [];
  return {
    asked,
    async *speak(text, options) {
      asked.push(text);
      for (const sentence of splitSentences(text))
        for (const clause of splitClauses(sentence)) {
          if (options.signal?.aborted) throw new AssistantError('aborted');
          const chunk = await change(tone(clause, options.speed), options);
          if (options.signal?.aborted) throw new AssistantError('aborted');
          if (chunk) yield chunk;
        }
    },
  };
}
