/** What every language model adapter promises. */
import { expect } from 'vitest';
import type { LanguageModel } from '../../server/ports/language-model.js';
import type { Check } from './contract.js';

export interface LanguageModelCase {
  /** What `good` replies, in at least two pieces. */
  readonly reply: string;
  good(): LanguageModel;
  /** Fails before its first piece. */
  failing(): LanguageModel;
  /** Never answers until aborted. */
  slow(): LanguageModel;
}

const prompt = { system: '你是办事员。', user: '低保在哪里申请' };

async function collect(model: LanguageModel, signal?: AbortSignal): Promise<string> {
  let text = '';
  for await (const piece of model.generate(prompt, signal ? { signal } : {})) text += piece;
  return text;
}

/** Rejects after a while, so that a model that ignores the signal fails its check instead of hanging it. */
const soon = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, no) => setTimeout(() => no(new Error('still running')), 3_000).unref())]);

export function languageModelContract(given: LanguageModelCase): Check[] {
  return [
    {
      name: 'streams pieces that join to the reply',
      async run() {
        const pieces: string[] = [];
        for await (const piece of given.good().generate(prompt)) pieces.push(piece);
        expect(pieces.join('')).toBe(given.reply);
        expect(pieces.length).toBeGreaterThan(1);
        expect(pieces).not.toContain('');
      },
    },
    {
      name: 'rejects with a retryable AssistantError when the engine fails',
      run: () => expect(collect(given.failing())).rejects.toMatchObject({ code: 'engine-failed', retryable: true }),
    },
    {
      name: 'ends with `aborted` when the signal fires',
      async run() {
        const controller = new AbortController();
        const running = soon(collect(given.slow(), controller.signal));
        setTimeout(() => controller.abort(), 50);
        await expect(running).rejects.toMatchObject({ code: 'aborted' });
      },
    },
    {
      name: 'does nothing for a signal that has fired already',
      run: () => expect(soon(collect(given.good(), AbortSignal.abort()))).rejects.toMatchObject({ code: 'aborted' }),
    },
  ];
}
