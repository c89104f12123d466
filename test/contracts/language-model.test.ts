import { describe, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import type { LanguageModel } from '../../server/ports/language-model.js';
import { expectCaught } from './contract.js';
import { type LanguageModelCase, languageModelContract } from './language-model.contract.js';

const says = (pieces: readonly string[]): LanguageModel => ({
  async *generate() {
    yield* pieces;
  },
});
const fails = (error: unknown): LanguageModel => ({
  // biome-ignore lint/correctness/useYield: it fails before its first piece
  async *generate() {
    throw error;
  },
});
const base: LanguageModelCase = {
  reply: '好的。',
  good: () => says(['好', '的。']),
  failing: () => fails(new AssistantError('engine-failed', { retryable: true })),
  slow: () => says(['好']),
};

describe('the language model contract catches', () => {
  it('a model that gives all in one piece', () =>
    expectCaught(
      languageModelContract({ ...base, good: () => says(['好的。']) }),
      'streams pieces that join to the reply',
    ));
  it('a model that throws what its SDK throws', () =>
    expectCaught(
      languageModelContract({ ...base, failing: () => fails(new Error('500')) }),
      'rejects with a retryable AssistantError when the engine fails',
    ));
  it('a model that ignores the signal', () =>
    expectCaught(languageModelContract(base), 'ends with `aborted` when the signal fires'));
});
