import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import type { RecogniseOptions, Recogniser } from '../../server/ports/recogniser.js';
import type { Transcript, Utterance } from '../../server/turn/turn.js';
import { expectCaught, failedChecks } from './contract.js';
import { recogniserContract } from './recogniser.contract.js';

const empty: Transcript = { text: '', hypotheses: [], confidence: 0, noSpeech: 1, final: true };
const said: Transcript = {
  text: '养老金怎么领',
  hypotheses: [
    { text: '养老金怎么领', logProb: -0.2 },
    { text: '杨老金怎么领', logProb: -0.4 },
  ],
  confidence: Math.exp(-0.2),
  noSpeech: 0.02,
  final: true,
};
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Hears the same sentence whenever there is any sound; `change` breaks it. */
function fake(change: (transcript: Transcript, options: RecogniseOptions) => readonly Transcript[] = (t) => [t]) {
  const recogniser: Recogniser = {
    async *recognise(utterance, options) {
      for (let step = 0; step < 10; step++) {
        if (options.signal?.aborted) throw new AssistantError('aborted');
        await wait(1);
      }
      yield* change(utterance.samples.length > 0 ? said : empty, options);
    },
  };
  return recogniser;
}
const speech: Utterance = { samples: new Float32Array(16000).fill(0.1), sampleRate: 16000 };
const checks = (recogniser: Recogniser) =>
  recogniserContract({ recogniser: async () => recogniser, speech, heard: /养老金/ });

describe('the recogniser contract', () => {
  it('lets a batch engine pass', async () => {
    expect(await failedChecks(checks(fake()))).toEqual([]);
  });
  it('lets a streaming engine pass', async () => {
    const partial: Transcript = { ...empty, noSpeech: 0.5, final: false };
    expect(await failedChecks(checks(fake((t) => [partial, t])))).toEqual([]);
  });
  it('catches one that is never final', () =>
    expectCaught(checks(fake((t) => [{ ...t, final: false }])), 'ends with exactly one final transcript'));
  it('catches one that goes on after its end', () =>
    expectCaught(checks(fake((t) => [t, t])), 'ends with exactly one final transcript'));
  it('catches one that says nothing at all', () =>
    expectCaught(checks(fake(() => [])), 'ends with exactly one final transcript'));
  it('catches traditional characters', () =>
    expectCaught(
      checks(fake((t) => [{ ...t, text: t.text.replace('领', '領') }])),
      'hears what is said, in simplified characters',
    ));
  it('catches a text that is not the best reading', () =>
    expectCaught(
      checks(fake((t) => [{ ...t, hypotheses: t.hypotheses.toReversed() }])),
      'gives its readings best first, each once, the text among them',
    ));
  it('catches the same reading twice', () =>
    expectCaught(
      checks(fake((t) => [{ ...t, hypotheses: [...t.hypotheses, ...t.hypotheses] }])),
      'gives its readings best first, each once, the text among them',
    ));
  it('catches percentages', () =>
    expectCaught(
      checks(fake((t) => [{ ...t, confidence: t.confidence * 100 }])),
      'says how sure it is in the units of the record',
    ));
  it('catches one that hears something in nothing', () =>
    expectCaught(checks(fake(() => [said])), 'hears nothing where there is no sound at all'));
  it('catches one that insists on a dialect it knows', () =>
    expectCaught(
      checks(
        fake((t, { dialect }) => {
          if (dialect) throw new AssistantError('engine-failed');
          return [t];
        }),
      ),
      'takes a dialect and hints that it has never heard of',
    ));
  it('catches one that mixes up people who speak at once', () => {
    let running = 0;
    const mixed: Recogniser = {
      async *recognise(utterance, options) {
        const others = running++;
        await wait(3);
        yield* fake((t) => [others > 0 ? { ...t, text: '别人的话', hypotheses: [] } : t]).recognise(utterance, options);
        running--;
      },
    };
    return expectCaught(checks(mixed), 'hears the same when several speak at once');
  });
  it('catches one that ignores the signal', async () => {
    const deaf: Recogniser = { recognise: (u) => fake().recognise(u, {}) };
    await expectCaught(checks(deaf), 'ends with `aborted` for a signal that has fired');
    await expectCaught(checks(deaf), 'stops in the middle with `aborted`, and serves the next one all the same');
  });
  it('catches one that looks at the signal only at the beginning', () => {
    const hasty: Recogniser = {
      async *recognise(utterance, options) {
        if (options.signal?.aborted) throw new AssistantError('aborted');
        yield* fake().recognise(utterance, {});
      },
    };
    return expectCaught(checks(hasty), 'stops in the middle with `aborted`, and serves the next one all the same');
  });
  it('catches one that a stop leaves blocked', () => {
    let broken = false;
    const fragile: Recogniser = {
      async *recognise(utterance, options) {
        try {
          yield* fake().recognise(utterance, options);
          if (broken) throw new AssistantError('engine-failed');
        } catch (thrown) {
          broken = true;
          throw thrown;
        }
      },
    };
    return expectCaught(checks(fragile), 'stops in the middle with `aborted`, and serves the next one all the same');
  });
});
