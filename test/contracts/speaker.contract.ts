/** What every speaker adapter promises. */
import { expect } from 'vitest';
import type { Speaker, SpeakOptions } from '../../server/ports/speaker.js';
import type { SpeechChunk } from '../../server/turn/turn.js';
import type { Check } from './contract.js';

export interface SpeakerCase {
  speaker(): Promise<Speaker>;
  /** It leaves speaking to the page and never yields anything. */
  readonly silent?: boolean;
}

const sentence = '带上身份证、户口簿，到村里去办，不收钱。';
const unsayable = ['', '   ', '\n', '。', '，、；：？！', '“……”', '😀🎉', '👨‍👩‍👧 ✅'];
/** 2,000 characters, some with and some without a place to breathe. */
const endless = `${'养老金按月发放到银行卡里，'.repeat(8)}${'请带上身份证到窗口办理登记手续'.repeat(120)}。`;

export async function piecesOf(speaker: Speaker, text: string, options: SpeakOptions = {}): Promise<SpeechChunk[]> {
  const chunks: SpeechChunk[] = [];
  for await (const chunk of speaker.speak(text, options)) chunks.push(chunk);
  return chunks;
}

const wordsOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const textOf = (chunks: readonly SpeechChunk[]) => wordsOf(chunks.map((c) => c.text).join(''));
const secondsOf = (chunks: readonly SpeechChunk[]) =>
  chunks.reduce((sum, { samples, sampleRate }) => sum + samples.length / sampleRate, 0);

export function speakerContract(given: SpeakerCase): Check[] {
  const aborted: Check = {
    name: 'says nothing and ends with `aborted` for a signal that has fired',
    async run() {
      const heard: SpeechChunk[] = [];
      const speaking = async () => {
        const speaker = await given.speaker();
        for await (const chunk of speaker.speak(sentence, { signal: AbortSignal.abort() })) heard.push(chunk);
      };
      await expect(speaking()).rejects.toMatchObject({ code: 'aborted' });
      expect(heard).toEqual([]);
    },
  };
  const nothing: Check = {
    name: 'says nothing where there is nothing to say',
    async run() {
      const speaker = await given.speaker();
      for (const text of given.silent ? [...unsayable, sentence] : unsayable)
        expect(await piecesOf(speaker, text)).toEqual([]);
    },
  };
  return given.silent ? [aborted, nothing] : [aborted, nothing, ...speakingChecks(given)];
}

function speakingChecks(given: SpeakerCase): Check[] {
  return [
    {
      name: 'says every word in order, piece by piece',
      async run() {
        const chunks = await piecesOf(await given.speaker(), sentence);
        expect(textOf(chunks)).toBe(wordsOf(sentence));
        expect(chunks.length).toBeGreaterThan(1);
      },
    },
    {
      name: 'gives sound: one rate, audible, never clipped',
      async run() {
        const chunks = await piecesOf(await given.speaker(), sentence);
        expect(new Set(chunks.map((c) => c.sampleRate)).size).toBe(1);
        for (const { samples } of chunks) {
          const peak = samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
          expect(samples.every(Number.isFinite)).toBe(true);
          expect(peak).toBeGreaterThan(0.05);
          expect(peak).toBeLessThan(1);
        }
        expect(secondsOf(chunks)).toBeGreaterThan(wordsOf(sentence).length / 10);
        expect(secondsOf(chunks)).toBeLessThan(wordsOf(sentence).length / 2);
      },
    },
    {
      name: 'joins pieces without a click',
      async run() {
        for (const { samples } of await piecesOf(await given.speaker(), sentence)) {
          expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.02);
          expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.02);
        }
      },
    },
    {
      name: 'says the words between signs that it cannot say',
      async run() {
        const chunks = await piecesOf(await given.speaker(), '😀好的👍，办好了🎉！');
        expect(textOf(chunks)).toBe('好的办好了');
      },
    },
    {
      name: 'begins a very long text before all of it is made, and stops when nobody listens',
      async run() {
        const heard: SpeechChunk[] = [];
        for await (const chunk of (await given.speaker()).speak(endless, {})) {
          heard.push(chunk);
          if (heard.length === 2) break;
        }
        expect(heard).toHaveLength(2);
        expect(wordsOf(endless).startsWith(textOf(heard))).toBe(true);
        expect(textOf(heard).length).toBeLessThan(150);
      },
    },
    {
      name: 'speaks slower when asked',
      async run() {
        const speaker = await given.speaker();
        const usual = secondsOf(await piecesOf(speaker, '到村里去办。'));
        const slow = secondsOf(await piecesOf(speaker, '到村里去办。', { speed: 0.7 }));
        expect(slow).toBeGreaterThan(usual * 1.15);
      },
    },
    {
      name: 'stops in the middle with `aborted`, and speaks again all the same',
      async run() {
        const speaker = await given.speaker();
        const stop = new AbortController();
        const heard: SpeechChunk[] = [];
        const speaking = async () => {
          for await (const chunk of speaker.speak(sentence, { signal: stop.signal })) {
            heard.push(chunk);
            stop.abort();
          }
        };
        await expect(speaking()).rejects.toMatchObject({ code: 'aborted' });
        expect(heard).toHaveLength(1);
        expect(textOf(await piecesOf(speaker, '好的。'))).toBe('好的');
      },
    },
    {
      name: 'keeps people apart who are spoken to at once',
      async run() {
        const speaker = await given.speaker();
        const texts = ['到村里去办。', '不收钱。'];
        const heard = await Promise.all(texts.map((text) => piecesOf(speaker, text)));
        expect(heard.map(textOf)).toEqual(texts.map(wordsOf));
        expect(secondsOf(heard[1] ?? [])).toBeCloseTo(secondsOf(await piecesOf(speaker, '不收钱。')), 1);
      },
    },
  ];
}
