import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../server/ports/speaker.js';
import { tone, toneSpeaker } from '../support/speakers.js';
import { expectCaught, failedChecks } from './contract.js';
import { speakerContract } from './speaker.contract.js';

const checks = (speaker: Speaker, silent = false) => speakerContract({ speaker: async () => speaker, silent });

/** Never yields, never minds the signal. */
const deaf: Speaker = {
  speak: () => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
  }),
};

describe('the speaker contract', () => {
  it('lets a speaker of tones pass', async () => {
    expect(await failedChecks(checks(toneSpeaker()))).toEqual([]);
  });
  it('catches one that leaves speaking to the page and hears no signal', () =>
    expectCaught(checks(deaf, true), 'says nothing and ends with `aborted` for a signal that has fired'));
  it('catches one that should leave speaking to the page and speaks', () =>
    expectCaught(checks(toneSpeaker(), true), 'says nothing where there is nothing to say'));
  it('catches one that says a whole text in one piece', () =>
    expectCaught(
      checks({
        async *speak(text) {
          if (/\p{L}/u.test(text)) yield tone(text);
        },
      }),
      'says every word in order, piece by piece',
    ));
  it('catches lost words', () =>
    expectCaught(
      checks(toneSpeaker((c) => (c.text.includes('户口簿') ? undefined : c))),
      'says every word in order, piece by piece',
    ));
  it('catches silence', () =>
    expectCaught(
      checks(toneSpeaker((c) => ({ ...c, samples: c.samples.map(() => 0) }))),
      'gives sound: one rate, audible, never clipped',
    ));
  it('catches clipping', () =>
    expectCaught(
      checks(toneSpeaker((c) => ({ ...c, samples: c.samples.map((s) => s * 4) }))),
      'gives sound: one rate, audible, never clipped',
    ));
  it('catches what is not a number', () =>
    expectCaught(
      checks(toneSpeaker((c) => ({ ...c, samples: c.samples.map((s, i) => (i === 99 ? Number.NaN : s)) }))),
      'gives sound: one rate, audible, never clipped',
    ));
  it('catches clicks', () =>
    expectCaught(
      checks(toneSpeaker((c) => ({ ...c, samples: c.samples.map((s) => s + 0.1) }))),
      'joins pieces without a click',
    ));
  it('catches one that speaks punctuation', () =>
    expectCaught(
      checks({
        async *speak(text) {
          yield tone(`${text}啊`);
        },
      }),
      'says nothing where there is nothing to say',
    ));
  it('catches one that makes all of a text first', () =>
    expectCaught(
      checks({
        async *speak(text, options) {
          const all = [];
          for await (const chunk of toneSpeaker().speak(text, options)) all.push(chunk);
          const [first] = all;
          if (first) yield first;
          if (all.length > 1)
            yield tone(
              all
                .slice(1)
                .map((c) => c.text)
                .join(''),
            );
        },
      }),
      'begins a very long text before all of it is made, and stops when nobody listens',
    ));
  it('catches one speed for all', () =>
    expectCaught(checks(toneSpeaker((c) => tone(c.text))), 'speaks slower when asked'));
  it('catches one that does not stop', () =>
    expectCaught(
      checks({ speak: (text, { speed = 1 }) => toneSpeaker().speak(text, { speed }) }),
      'stops in the middle with `aborted`, and speaks again all the same',
    ));
  it('catches one that mixes people up', () => {
    let busy = 0;
    return expectCaught(
      checks(
        toneSpeaker(async (c) => {
          busy += 1;
          const alone = busy === 1;
          await new Promise((done) => setTimeout(done, 2));
          busy -= 1;
          return alone ? c : tone(`${c.text}串音`);
        }),
      ),
      'keeps people apart who are spoken to at once',
    );
  });
});
