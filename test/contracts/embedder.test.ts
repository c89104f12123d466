import { describe, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import type { Embedder } from '../../server/ports/embedder.js';
import { expectCaught, failedChecks } from './contract.js';
import { embedderContract } from './embedder.contract.js';

/** Counts characters: near enough to meaning for the contract. */
function counts(text: string): Float32Array {
  const vector = new Float32Array(64);
  for (const char of `${text}\0`) vector[char.charCodeAt(0) % 64] = (vector[char.charCodeAt(0) % 64] as number) + 1;
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
}
const working: Embedder = {
  embed: async (texts, options) => {
    if (options?.signal?.aborted) throw new AssistantError('aborted');
    return texts.map(counts);
  },
};
const broken = (change: (vectors: Float32Array[], texts: readonly string[]) => readonly Float32Array[]): Embedder => ({
  embed: async (texts, options) => change([...(await working.embed(texts, options))], texts),
});
const checks = (embedder: Embedder) => embedderContract({ embedder: async () => embedder });

describe('the embedder contract', () => {
  it('lets a working one pass', async ({ expect }) => {
    expect(await failedChecks(checks(working))).toEqual([]);
  });
  it('catches vectors that are not of length 1', () =>
    expectCaught(
      checks(broken((vectors) => vectors.map((v) => v.map((x) => x * 2)))),
      'gives one vector a text, all of one dimension, of length 1',
    ));
  it('catches a lost text', () =>
    expectCaught(
      checks(broken((vectors) => vectors.slice(1))),
      'gives one vector a text, all of one dimension, of length 1',
    ));
  it('catches a shuffled order', () =>
    expectCaught(
      checks(broken((vectors, texts) => (texts[0] === '低保在哪里申请' ? vectors.reverse() : vectors))),
      'keeps the order of the texts',
    ));
  it('catches vectors that depend on the batch', () =>
    expectCaught(
      checks(broken((vectors, texts) => vectors.map((v, i) => (i === 0 && texts.length > 1 ? counts('别的') : v)))),
      'gives a text the same vector whatever is asked with it',
    ));
  it('catches vectors without meaning', () =>
    expectCaught(
      checks(broken((_, texts) => texts.map(() => counts('一样')))),
      'puts what means the same closer together than what does not',
    ));
  it('catches a crash on an empty text', () =>
    expectCaught(
      checks(broken((vectors, texts) => vectors.map((v, i) => (texts[i] === '' ? v.map(() => Number.NaN) : v)))),
      'answers nothing for nothing, and something for an empty text',
    ));
  it('catches one that ignores the signal', () =>
    expectCaught(
      checks({ embed: async (texts) => texts.map(counts) }),
      'ends with `aborted` for a signal that has fired',
    ));
});
