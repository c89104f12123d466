/** What every language model adapter promises. `make` gives one that replies `reply`, or one that fails. */
import { expect, it } from 'vitest';
import type { LanguageModel } from '../../server/ports/language-model.js';

export interface LanguageModelCase {
  readonly reply: string;
  good(): LanguageModel;
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

export function languageModelContract(given: LanguageModelCase): void {
  it('streams pieces that join to the reply', async () => {
    const pieces: string[] = [];
    for await (const piece of given.good().generate(prompt)) pieces.push(piece);
    expect(pieces.join('')).toBe(given.reply);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces).not.toContain('');
  });

  it('rejects with a retryable AssistantError when the engine fails', async () => {
    await expect(collect(given.failing())).rejects.toMatchObject({ code: 'engine-failed', retryable: true });
  });

  it('ends with `aborted` when the signal fires', async () => {
    const controller = new AbortController();
    const running = collect(given.slow(), controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: 'aborted' });
  });

  it('does nothing for a signal that has fired already', async () => {
    await expect(collect(given.good(), AbortSignal.abort())).rejects.toMatchObject({ code: 'aborted' });
  });
}
