/** A language model rewrites what the packs leave: when its words are taken, and when the packs' stand. */
import { describe, expect, it, vi } from 'vitest';
import type { LanguageModel, Prompt } from '../../../server/ports/language-model.js';
import { createNormalise } from '../../../server/turn/normalise.js';
import { createRewriteFromModel } from '../../../server/turn/rewrite-from-model.js';
import { realPacks } from '../dialect/dialect-fixtures.js';

const replying = (text: string): LanguageModel & { prompts: Prompt[] } => {
  const prompts: Prompt[] = [];
  return {
    prompts,
    async *generate(prompt) {
      prompts.push(prompt);
      yield text;
    },
  };
};
const never: LanguageModel = {
  async *generate(_, { signal } = {}) {
    await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    yield '';
  },
};
const render = (v: { dialect: string; question: string; matches: string; rewritten: string }) => ({
  system: v.dialect,
  user: `${v.matches}\n${v.rewritten}\n${v.question}`,
});
const byPacks = { text: '父亲的本子不见了怎么办', rewrites: [{ from: '老汉儿', to: '父亲', reason: '四川话' }] };
const rewrite = (
  model: LanguageModel,
  said = '老汉儿的本本六十块钱不见了咋个办嘛',
  onGiveUp = vi.fn(),
  timeoutMs = 300,
) =>
  createRewriteFromModel({ model, render, timeoutMs, onGiveUp })({
    said,
    name: '西南官话',
    dialect: { code: 'southwestern', confidence: 0.9, source: 'identified' },
    byPacks,
    signal: new AbortController().signal,
  });

describe('rewriting with a model', () => {
  it('takes its wording, with the reason a person can read, and shows it the packs’ matches', async () => {
    const model = replying('```json\n{"standard":"父亲的证件丢了怎么办"}\n```');
    const found = await rewrite(model);
    expect(found?.text).toBe('父亲的证件丢了怎么办');
    expect(found?.rewrites.at(-1)).toEqual({ from: byPacks.text, to: '父亲的证件丢了怎么办', reason: '语言模型改写' });
    expect(model.prompts[0]?.user).toContain('老汉儿：父亲');
    expect(model.prompts[0]?.system).toBe('西南官话');
  });

  it('says nothing of itself when it leaves the wording as it was', async () => {
    expect(await rewrite(replying(JSON.stringify({ standard: byPacks.text })))).toEqual(byPacks);
  });

  it.each([
    ['a figure that nobody said', '{"standard":"父亲的证件丢了要交八十块钱怎么办"}'],
    ['an answer instead of the question', `{"standard":"${'先去派出所挂失再去窗口补办'.repeat(6)}"}`],
    ['half of the question', '{"standard":"父亲"}'],
    ['another shape', '{"text":"父亲的证件丢了怎么办"}'],
    ['no JSON', '父亲的证件丢了怎么办'],
    ['markup', '{"standard":"父亲的<b>证件</b>丢了怎么办呢"}'],
  ])('gives up on %s', async (_, text) => {
    const onGiveUp = vi.fn();
    expect(await rewrite(replying(text), undefined, onGiveUp)).toBeUndefined();
    expect(onGiveUp).toHaveBeenCalledOnce();
  });

  it('gives up when it takes too long', async () => {
    expect(await rewrite(never, undefined, vi.fn(), 20)).toBeUndefined();
  });

  it('never sees an identity number', async () => {
    const model = replying('{"standard":"x"}');
    await rewrite(model, '我身份证号511181195001011234掉了咋个办');
    expect(model.prompts[0]?.user).not.toContain('511181195001011234');
  });
});

describe('the stage', async () => {
  const packs = await realPacks();
  const signal = new AbortController().signal;
  const repair = ([best]: readonly { text: string }[]) => ({ text: best?.text ?? '', changes: [] });
  const normalise = (text: string, model: LanguageModel, more: object = {}) => {
    const fromModel = createRewriteFromModel({ model, render, timeoutMs: 300 });
    const transcript = { text, hypotheses: [{ text, logProb: 0 }], confidence: 1, noSpeech: 0, final: true };
    return createNormalise({ packs, repair: repair as never, fromModel, ...more })(
      transcript,
      { turnId: 't', text, speak: false },
      signal,
    );
  };

  it('asks the model about dialect only', async () => {
    const model = replying('{"standard":"身份证丢了怎么办理"}');
    expect((await normalise('身份证丢了怎么办', model)).standard).toBe('身份证丢失了怎么办');
    expect(model.prompts).toEqual([]);
    expect((await normalise('身份证搞落了咋个办嘛', model)).standard).toBe('身份证丢了怎么办理');
  });

  it('stands on the packs when the model fails', async () => {
    expect((await normalise('身份证搞落了咋个办嘛', replying('?'))).standard).toBe('身份证丢失了怎么办');
  });

  it('takes the dialect of the place where the words do not tell', async () => {
    const place = await normalise('身份证丢了', replying('?'), { assumed: 'wu' });
    expect(place.dialect).toMatchObject({ code: 'wu', source: 'default' });
    expect((await normalise('身份证搞落了咋个办嘛', replying('?'), { assumed: 'wu' })).dialect.code).toBe(
      'southwestern',
    );
  });
});
