import { describe, expect, it, vi } from 'vitest';
import type { LanguageModel } from '../../../server/ports/language-model.js';
import { createFromModel } from '../../../server/turn/compose-from-model.js';
import type { Passage, Question } from '../../../server/turn/turn.js';

const passages: Passage[] = [
  {
    id: 's#faq-0',
    serviceId: 's',
    kind: 'faq',
    aspect: 'who',
    say: ['要满六十周岁。'],
    text: '要满六十周岁。',
    citations: [],
    score: 1,
  },
];
const question: Question = {
  heard: '',
  repaired: '',
  standard: '身份证号511181195001011234的人能领吗',
  alternatives: [],
  rewrites: [],
  spoken: false,
  confidence: 1,
  dialect: { code: 'mandarin', confidence: 1, source: 'default' },
};
const replying = (...pieces: string[]): LanguageModel & { prompts: string[] } => {
  const prompts: string[] = [];
  return {
    prompts,
    async *generate(prompt) {
      prompts.push(prompt.user);
      yield* pieces;
    },
  };
};
const render = (v: { question: string; passages: string }) => ({ system: 's', user: `${v.passages}\n${v.question}` });
const ask = (model: LanguageModel, onGiveUp = vi.fn(), signal = new AbortController().signal) =>
  createFromModel({ model, render, timeoutMs: 200, onGiveUp })(question, passages, signal);

describe('createFromModel', () => {
  it('reads sentences with their sources, also out of a fenced reply', async () => {
    const model = replying('```json\n{"sentences":[{"text":"满六十就', '能领。","passages":["s#faq-0"]}]}\n```');
    expect(await ask(model)).toEqual([{ text: '满六十就能领。', passages: ['s#faq-0'] }]);
  });

  it('drops a sentence whose source was not shown', async () => {
    const model = replying('{"sentences":[{"text":"随便说的。","passages":["other#faq-1"]}]}');
    expect(await ask(model)).toEqual([]);
  });

  it.each(['不是 JSON', '{"sentences":"no"}', '{"sentences":[{"text":"没有来源"}]}', ''])(
    'gives up on %j',
    async (reply) => {
      const onGiveUp = vi.fn();
      expect(await ask(replying(reply), onGiveUp)).toBeUndefined();
      expect(onGiveUp).toHaveBeenCalledOnce();
    },
  );

  it('gives up when the model is too slow', async () => {
    const never: LanguageModel = {
      async *generate(_, options) {
        await new Promise((_done, no) => options?.signal?.addEventListener('abort', () => no(new Error('aborted'))));
      },
    };
    expect(await ask(never)).toBeUndefined();
  });

  it('shows the model no identity number', async () => {
    const model = replying('{"sentences":[]}');
    await ask(model);
    expect(model.prompts[0]).toContain('要满六十周岁');
    expect(model.prompts[0]).not.toContain('511181195001011234');
  });

  it('does not fall back for a person who has left', async () => {
    const controller = new AbortController();
    controller.abort();
    const failing: LanguageModel = {
      // biome-ignore lint/correctness/useYield: it fails at once
      async *generate() {
        throw new Error('aborted');
      },
    };
    await expect(ask(failing, vi.fn(), controller.signal)).rejects.toThrow();
  });
});
