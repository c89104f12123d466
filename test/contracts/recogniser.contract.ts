/** What every recogniser adapter promises. */
import { Converter } from 'opencc-js/t2cn';
import { expect } from 'vitest';
import type { RecogniseOptions, Recogniser } from '../../server/ports/recogniser.js';
import type { Transcript, Utterance } from '../../server/turn/turn.js';
import type { Check } from './contract.js';

export interface RecogniserCase {
  recogniser(): Promise<Recogniser>;
  /** Somebody asking something, a second or more. */
  readonly speech: Utterance;
  /** What any usable engine hears in it. */
  readonly heard: RegExp;
}

const nothing: Utterance = { samples: new Float32Array(0), sampleRate: 16000 };

async function all(
  recogniser: Recogniser,
  utterance: Utterance,
  options: RecogniseOptions = {},
): Promise<Transcript[]> {
  const transcripts: Transcript[] = [];
  for await (const transcript of recogniser.recognise(utterance, options)) transcripts.push(transcript);
  return transcripts;
}

export function recogniserContract(given: RecogniserCase): Check[] {
  const { speech, heard } = given;
  const final = async (options?: RecogniseOptions): Promise<Transcript> =>
    (await all(await given.recogniser(), speech, options)).at(-1) as Transcript;
  return [
    {
      name: 'ends with exactly one final transcript',
      async run() {
        for (const utterance of [speech, nothing]) {
          const transcripts = await all(await given.recogniser(), utterance);
          expect(transcripts.map((t) => t.final)).toEqual(transcripts.map((_, i) => i === transcripts.length - 1));
          expect(transcripts.length).toBeGreaterThan(0);
        }
      },
    },
    {
      name: 'hears what is said, in simplified characters',
      async run() {
        const { text } = await final();
        expect(text).toMatch(heard);
        expect(Converter({ from: 't', to: 'cn' })(text)).toBe(text);
      },
    },
    {
      name: 'gives its readings best first, each once, the text among them',
      async run() {
        const { text, hypotheses } = await final();
        expect(hypotheses[0]?.text).toBe(text);
        expect(new Set(hypotheses.map((h) => h.text)).size).toBe(hypotheses.length);
        for (const { text: reading } of hypotheses) expect(reading.trim()).not.toBe('');
      },
    },
    {
      name: 'says how sure it is in the units of the record',
      async run() {
        for (const transcript of await all(await given.recogniser(), speech)) {
          const { confidence, noSpeech, hypotheses } = transcript;
          for (const share of [confidence, noSpeech]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          for (const { logProb } of hypotheses) expect(logProb).toBeLessThanOrEqual(0);
          if (hypotheses[0]) expect(confidence).toBeCloseTo(Math.exp(hypotheses[0].logProb), 5);
        }
      },
    },
    {
      name: 'hears nothing where there is no sound at all',
      async run() {
        const transcript = (await all(await given.recogniser(), nothing)).at(-1);
        expect(transcript).toMatchObject({ text: '', hypotheses: [] });
      },
    },
    {
      name: 'takes a dialect and hints that it has never heard of',
      async run() {
        expect((await final({ dialect: 'no-such-dialect', hints: ['低保', '', '养老金'] })).final).toBe(true);
      },
    },
    {
      name: 'hears the same when several speak at once',
      async run() {
        const recogniser = await given.recogniser();
        const alone = (await all(recogniser, speech)).at(-1);
        const together = await Promise.all([1, 2, 3].map(async () => (await all(recogniser, speech)).at(-1)));
        expect(together).toEqual([alone, alone, alone]);
      },
    },
    {
      name: 'ends with `aborted` for a signal that has fired',
      async run() {
        const recogniser = await given.recogniser();
        await expect(all(recogniser, speech, { signal: AbortSignal.abort() })).rejects.toMatchObject({
          code: 'aborted',
        });
      },
    },
    {
      name: 'stops in the middle with `aborted`, and serves the next one all the same',
      async run() {
        const recogniser = await given.recogniser();
        const stop = new AbortController();
        const stopped = all(recogniser, speech, { signal: stop.signal });
        const next = all(recogniser, speech);
        setTimeout(() => stop.abort(), 1);
        await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
        expect((await next).at(-1)?.text).toMatch(heard);
      },
    },
  ];
}
