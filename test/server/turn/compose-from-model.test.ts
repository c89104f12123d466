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
    say: ['满六十周岁就能领。', '但要交满十五年。', '一年发一次，打到卡上。'],
    text: '示例补贴\n满六十周岁就能领。\n但要交满十五年。\n一年发一次，打到卡上。',
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
const written = (...sentences: [text: string, id?: string][]) =>
  JSON.stringify({ sentences: sentences.map(([text, id = 's#faq-0']) => ({ text, standard: text, passages: [id] })) });
const ask = (model: LanguageModel, onGiveUp = vi.fn(), signal = new AbortController().signal) =>
  createFromModel({ model, render, timeoutMs: 200, onGiveUp })(question, passages, signal);

describe('createFromModel', () => {
  it('reads sentences with their sources, also out of a fenced reply', async () => {
    const model = replying('```json\n{"sentences":[{"text":"满六十就', '能领。","passages":["s#faq-0"]}]}\n```');
    expect((await ask(model))?.[0]).toEqual({ text: '满六十就能领。', passages: ['s#faq-0'] });
  });

  it('leaves it to the guide when the sentence that answers cites what was not shown, or says what is not there', async () => {
    expect(await ask(replying(written(['满六十就能领。', 'other#faq-1'])))).toBeUndefined();
    expect(await ask(replying(written(['满五十就能领。'], ['打到卡上。'])))).toBeUndefined();
    expect(await ask(replying('{"sentences":[]}'))).toBeUndefined();
  });

  it('drops a later sentence that is not sourced and says in the guide’s words what limits the first', async () => {
    const model = replying(written(['满60岁就能领。'], ['每月还发五十元。']));
    expect((await ask(model))?.map((s) => s.text)).toEqual(['满60岁就能领。', '但要交满十五年。']);
  });

  it('says the standard wording where the one in dialect says something else', async () => {
    const both = (text: string, standard: string) =>
      replying(JSON.stringify({ sentences: [{ text, standard, passages: ['s#faq-0'] }] }));
    expect((await ask(both('一年发一次啦，打入卡度。', '一年发一次，打到卡上。')))?.[0]?.text).toBe(
      '一年发一次啦，打入卡度。',
    );
    expect((await ask(both('一年唔发一次，打入卡度。', '一年发一次，打到卡上。')))?.[0]?.text).toBe(
      '一年发一次，打到卡上。',
    );
  });

  it('tells each sentence as soon as it cannot be taken back, and never one that is', async () => {
    const told: string[] = [];
    const seen: string[][] = [];
    const pieces = written(['一年发一次。'], ['打到卡上。'], ['满60岁就能领。']).match(/.{1,10}/gu) ?? [];
    const slow: LanguageModel = {
      async *generate() {
        for (const piece of pieces) {
          yield piece;
          seen.push([...told]);
        }
      },
    };
    const answer = await createFromModel({ model: slow, render, timeoutMs: 2000 })(
      question,
      passages,
      new AbortController().signal,
      { onSentence: (s) => told.push(s.text) },
    );
    expect(answer?.map((s) => s.text)).toEqual(told);
    expect(told).toContain('但要交满十五年。');
    // The first was told before the reply was complete.
    expect(seen.some((t) => t.length === 1)).toBe(true);
  });

  it('keeps what was told when the rest of the reply is lost', async () => {
    const told: string[] = [];
    const cut: LanguageModel = {
      async *generate() {
        yield written(['一年发一次。'], ['打到卡上。']).slice(0, -3);
        throw new Error('closed');
      },
    };
    const answer = await createFromModel({ model: cut, render, timeoutMs: 2000 })(
      question,
      passages,
      new AbortController().signal,
      { onSentence: (s) => told.push(s.text) },
    );
    expect(answer?.map((s) => s.text) ?? []).toEqual(told);
  });

  it('stops a model that never ends', async () => {
    const endless: LanguageModel = {
      async *generate() {
        for (;;) yield '{"sentences":[{"text":"啊';
      },
    };
    expect(await ask(endless)).toBeUndefined();
  });

  it('tells the model what is asked and how to sound', async () => {
    const values: Record<string, string>[] = [];
    const model = replying('{"sentences":[]}');
    await createFromModel({
      model,
      render: (v) => {
        values.push(v);
        return render(v);
      },
      timeoutMs: 200,
    })(question, passages, new AbortController().signal, { aspect: 'fee', voice: '四川话' });
    expect(values[0]).toMatchObject({ aspect: '要不要钱', voice: '四川话' });
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
    expect(model.prompts[0]).toContain('满六十周岁');
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
