/**
 * Speaker on Kokoro-82M with its Mandarin voices, on this machine: clause by clause, the first one short.
 * Promise: pieces of a sentence follow each other without gap or click; what cannot be said yields nothing.
 * Change with it: kokoro/*, server/speech/{readout,sentences,phonemes}.ts.
 */
import type { Speaker } from '../../ports/speaker.js';
import { toPhonemes } from '../../speech/phonemes.js';
import { readout } from '../../speech/readout.js';
import { splitClauses, splitSentences } from '../../speech/sentences.js';
import { kokoroRate, openEngine } from './kokoro/engine.js';
import { refuseAborted } from './kokoro/queue.js';
import { finish, gainFor } from './kokoro/waveform.js';

export interface KokoroOptions {
  /** Holds prosody.onnx and sound.onnx (or a hub's model.onnx), vocab.json, voices/. */
  readonly folder: string;
  readonly threads: number;
  /** Name of a file in voices/, without its ending. */
  readonly voice: string;
}

/** Beyond these speeds it is no speech any more. */
const [slowest, fastest] = [0.5, 2];

/** Rejects with `model-missing` or `model-corrupt`. */
export async function createKokoro({ folder, threads, voice: usual }: KokoroOptions): Promise<Speaker> {
  const engine = await openEngine(folder, threads);
  return {
    async *speak(text, { voice = usual, speed: asked = 1, signal }) {
      const speed = Math.min(fastest, Math.max(slowest, asked));
      refuseAborted(signal);
      for (const sentence of splitSentences(text)) {
        const clauses = splitClauses(sentence)
          .map((clause) => ({ clause, phonemes: toPhonemes(readout(clause)) }))
          .filter(({ phonemes }) => phonemes !== '');
        const phonemes = clauses.map((c) => c.phonemes);
        // One loudness for the whole sentence: its first piece sets it.
        let gain: number | undefined;
        let said = -1;
        for await (const { clause, samples, endsClause } of engine.render(phonemes, { voice, speed, signal })) {
          refuseAborted(signal);
          gain ??= gainFor(samples);
          const written = clauses[clause]?.clause ?? '';
          const pause = endsClause ? pauseAfter(written) / speed : 0;
          yield {
            samples: finish(samples, gain, pause, kokoroRate),
            sampleRate: kokoroRate,
            text: clause === said ? '' : written,
          };
          refuseAborted(signal);
          said = clause;
        }
      }
    },
    close: () => engine.close(),
  };
}

/** Milliseconds of silence after a clause, at normal speed. */
function pauseAfter(clause: string): number {
  const mark = /([。！？!?；;.]|[，、,：:])["'”’」』）)】]*$/.exec(clause)?.[1];
  if (!mark) return 0;
  return /[，、,：:]/.test(mark) ? (mark === '、' ? 80 : 140) : 300;
}
