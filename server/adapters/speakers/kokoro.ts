/**
 * Speaker on Kokoro-82M with its Mandarin voices, on this machine: clause by clause, the first one short.
 * Promise: pieces of a sentence follow each other without gap or click; what cannot be said yields nothing.
 * Change with it: kokoro/*, server/speech/{readout,sentences,phonemes}.ts.
 */
import type { Speaker } from '../../ports/speaker.js';
import { toPhonemes } from '../../speech/phonemes.js';
import { readout } from '../../speech/readout.js';
import { splitClauses, splitSentences } from '../../speech/sentences.js';
import { kokoroRate, loadKokoro } from './kokoro/model.js';
import { finish, gainFor, trim } from './kokoro/waveform.js';

export interface KokoroOptions {
  /** Holds model.onnx, vocab.json, voices/. */
  readonly folder: string;
  readonly threads: number;
  /** Name of a file in voices/, without its ending. */
  readonly voice: string;
}

/** Rejects with `model-missing` or `model-corrupt`. */
export async function createKokoro({ folder, threads, voice: usual }: KokoroOptions): Promise<Speaker> {
  const model = await loadKokoro(folder, threads);
  return {
    async *speak(text, { voice = usual, speed = 1, signal }) {
      for (const sentence of splitSentences(text))
        for (const clause of splitClauses(sentence)) {
          signal?.throwIfAborted();
          const phonemes = toPhonemes(readout(clause));
          if (phonemes === '') continue;
          const raw = trim(await model.render(phonemes, voice, speed));
          signal?.throwIfAborted();
          const samples = finish(raw, gainFor(raw), pauseAfter(clause) / speed, kokoroRate);
          yield { samples, sampleRate: kokoroRate, text: clause };
        }
    },
    close: () => model.close(),
  };
}

/** Milliseconds of silence after a clause, at normal speed. */
function pauseAfter(clause: string): number {
  const mark = /([。！？!?；;.]|[，、,：:])["'”’」』）)】]*$/.exec(clause)?.[1];
  if (!mark) return 0;
  return /[，、,：:]/.test(mark) ? (mark === '、' ? 120 : 200) : 350;
}
