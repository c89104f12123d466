import { describe, expect, it } from 'vitest';
import { type BeamSettings, beamSearch } from '../../../../../server/adapters/recognisers/whisper/beam.js';
import { fromBytes, simplified } from '../../../../../server/adapters/recognisers/whisper/text.js';
import { fakeVocabulary, scriptedStepper } from '../../../../support/whisper-fakes.js';

const texts = ['养', '養', '杨', '老', '金', '怎', '么'];
const vocabulary = fakeVocabulary(texts);
const settings: BeamSettings = {
  width: 3,
  wanted: 3,
  maxTokens: 20,
  noRepeat: 0,
  key: (bytes) => simplified(fromBytes(bytes)),
};
type Script = Readonly<Record<string, Readonly<Record<string, number>>>>;
const search = async (script: Script, change: Partial<BeamSettings> = {}, signal?: AbortSignal) => {
  const stepper = scriptedStepper(vocabulary, texts, (said) => script[said] ?? { '': 0.99 });
  const result = await beamSearch(stepper, vocabulary, { ...settings, ...change }, signal);
  return { ...result, texts: result.hypotheses.map((h) => fromBytes(h.bytes)), calls: stepper.calls };
};

/** 杨 is likelier at first, but only 养老 goes on well. */
const garden: Script = {
  '': { 杨: 0.5, 养: 0.45 },
  杨: { 老: 0.3, 金: 0.25, 怎: 0.2, 么: 0.2 },
  养: { 老: 0.98 },
};

describe('beamSearch', () => {
  it('is greedy with one beam', async () => {
    const { texts: found, calls } = await search(garden, { width: 1, wanted: 1 });
    expect(found).toEqual(['杨老']);
    expect(calls.every((rows) => rows === 1)).toBe(true);
  });

  it('finds the better reading behind a worse first step', async () => {
    expect((await search(garden)).texts[0]).toBe('养老');
  });

  it('gives the mean log probability, the end included', async () => {
    const { hypotheses } = await search(
      { '': { 养: 0.6, 杨: 0.4 }, 养: { 老: 0.7, 金: 0.3 }, 养老: { '': 0.8, 金: 0.2 } },
      { width: 1, wanted: 1 },
    );
    expect(hypotheses[0]?.logProb).toBeCloseTo((Math.log(0.6) + Math.log(0.7) + Math.log(0.8)) / 3, 3);
    expect(hypotheses[0]?.ended).toBe(true);
  });

  it('counts the two spellings of a character as one reading, so that others find room', async () => {
    const spellings: Script = { '': { 養: 0.4, 养: 0.35, 杨: 0.1, 老: 0.05 } };
    const { texts: found } = await search(spellings);
    expect(found.map(simplified)).toEqual(['养', '杨', '老']);
  });

  it('never says what is suppressed, nor ends before it began', async () => {
    const { texts: found } = await search({ '': { '': 0.9, 老: 0.05 } }, { width: 1, wanted: 1 });
    expect(found).toEqual(['老']);
  });

  it('stops at the longest length and says that it did not end', async () => {
    const forever = new Proxy({} as Script, { get: () => ({ 老: 0.9 }) });
    const { hypotheses, texts: found } = await search(forever, { width: 1, wanted: 1, maxTokens: 7 });
    expect(found).toEqual(['老'.repeat(7)]);
    expect(hypotheses[0]?.ended).toBe(false);
  });

  it('does not say a sequence twice when told so', async () => {
    const loop: Script = Object.fromEntries(
      ['', '老金', '老金怎', '老金怎老金'].flatMap((said) => [
        [said, said.endsWith('怎') || said === '' ? { 老: 0.9 } : { 怎: 0.9 }],
        [`${said}老`, { 金: 0.9, '': 0.05 }],
      ]),
    );
    const { texts: free } = await search(loop, { width: 1, wanted: 1 });
    const { texts: ruled } = await search(loop, { width: 1, wanted: 1, noRepeat: 2 });
    expect(free[0]).toMatch(/老金.*老金/);
    expect(ruled[0]).toMatch(/^老金怎老$/);
  });

  it('gives each reading once, best first', async () => {
    const { texts: found, hypotheses } = await search(garden, { width: 3, wanted: 6 });
    expect(new Set(found).size).toBe(found.length);
    expect(hypotheses.map((h) => h.logProb)).toEqual(hypotheses.map((h) => h.logProb).toSorted((a, b) => b - a));
  });

  it('stops between steps when told to', async () => {
    await expect(search(garden, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
