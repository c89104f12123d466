import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCheck } from '../../../server/turn/check.js';
import type { Answer, Passage, SpokenSentence } from '../../../server/turn/turn.js';

const passage: Passage = {
  id: 's#faq-0',
  serviceId: 's',
  kind: 'faq',
  aspect: 'who',
  say: ['要满六十周岁，缴费满十五年。', '申请不收费。'],
  text: '示例补贴\n要满六十周岁，缴费满十五年。\n申请不收费。\n三千元能领到吗',
  citations: [{ title: '中华人民共和国示例法', article: '第一条' }],
  score: 1,
};
const other: Passage = {
  ...passage,
  id: 's#where',
  say: ['到乡镇政府申请。'],
  text: '示例补贴\n到乡镇政府申请。',
  citations: [],
};
const cites = (...sentences: (string | SpokenSentence)[]): Answer => ({
  status: 'answered',
  service: 's',
  spoken: sentences.map((s) => (typeof s === 'string' ? { text: s, passages: ['s#faq-0'] } : s)),
  choices: [],
  citations: passage.citations,
});
const check = createCheck({
  fixed: new Set(['请您再说一遍。']),
  nothingLeft: () => ['这件事归示例局管。', '可以打12345问。'],
  names: () => ['示例补贴', '样板钱', '示例局', '12345'],
  readTemplate: (sentence) => {
    const match = /^得，不过(.+)$/.exec(sentence) ?? /^照您说的，您多半能领(.+)。$/.exec(sentence);
    return match ? { values: match.slice(1) } : undefined;
  },
  lookUp: (id) => (id === 'law#1' ? { ...other, id, say: ['每年发一次。'], text: '每年发一次。' } : undefined),
});
const said = async (answer: Answer) => (await check(answer, [passage, other])).spoken.map((s) => s.text);

describe('check', () => {
  it('lets through what the passage holds, however it is written', async () => {
    const given = cites('满60岁，交满15年。', '不收钱。');
    expect(await check(given, [passage])).toEqual(given);
  });

  it('drops the sentence with a figure that no cited passage holds and keeps the others', async () => {
    const result = await check(cites('要满60岁。', '每月给500元。'), [passage]);
    expect(result.status).toBe('answered');
    expect(result.spoken.map((s) => s.text)).toEqual(['要满60岁。']);
  });

  it('lets the choices of a question back be numbered, and nothing else be counted', async () => {
    const asks = (text: string): Answer => ({
      ...cites(),
      status: 'clarify',
      choices: [{ label: '样板钱' }, { label: '别的补贴' }],
      spoken: [{ text, passages: [] }],
    });
    expect(await said(asks('您问的是：第一，样板钱；还是第二，别的补贴？'))).toHaveLength(1);
    expect(await said(asks('您问的是：第一，三千元；还是第二，别的补贴？'))).toEqual([
      '这件事归示例局管。',
      '可以打12345问。',
    ]);
  });

  it('drops what turns the passage round, and what it does not say at all', async () => {
    expect(await said(cites('要满60岁。', '申请要收费。', '找熟人就行。'))).toEqual(['要满60岁。']);
  });

  it('drops a claim without a passage, and one that cites another passage or none that is there', async () => {
    expect(
      await said(
        cites(
          '不收钱。',
          { text: '要满60岁。', passages: [] },
          { text: '要满60岁。', passages: ['s#where'] },
          { text: '要满60岁。', passages: ['s#faq-9'] },
        ),
      ),
    ).toEqual(['不收钱。']);
  });

  it('takes no figure from a question that the passage answers', async () => {
    expect((await check(cites('能领到三千元。'), [passage])).status).toBe('not-covered');
  });

  it('says who to ask when nothing is left, and takes the outcome back', async () => {
    const result = await check({ ...cites('每月给500元。'), verdict: 'entitled' }, [passage]);
    expect(result).toMatchObject({ status: 'not-covered', citations: [] });
    expect(result.spoken.map((s) => s.text)).toEqual(['这件事归示例局管。', '可以打12345问。']);
    expect(result.verdict).toBeUndefined();
  });

  it('leaves no half: what was limited by a dropped sentence goes with it', async () => {
    expect(await said(cites('不收钱。', '要满60岁。', '但是女的满50岁就行。'))).toEqual(['不收钱。']);
    expect(await said(cites('如果交了八千元，', '不收钱。'))).not.toContain('不收钱。');
  });

  it('checks the wording in dialect against the standard one, and says the standard one when they differ', async () => {
    const dialect = (text: string): SpokenSentence => ({ text, standard: '申请不收费。', passages: ['s#faq-0'] });
    expect(await said(cites(dialect('申请唔收费㗎。')))).toEqual(['申请唔收费㗎。']);
    expect(await said(cites(dialect('申请收费㗎。')))).toEqual(['申请不收费。']);
    expect(await said(cites(dialect('申请唔收费，畀五十蚊就得。')))).toEqual(['申请不收费。']);
    expect(
      (await check(cites({ text: '申请唔收费㗎。', standard: '申请要收费。', passages: ['s#faq-0'] }), [passage]))
        .status,
    ).toBe('not-covered');
  });

  it('lets the product say its own sentences, and its templates with what the guide says in the gaps', async () => {
    expect(
      await said({ ...cites(), status: 'out-of-scope', spoken: [{ text: '请您再说一遍。', passages: [] }] }),
    ).toEqual(['请您再说一遍。']);
    expect(await said(cites('得，不过要满六十周岁。', '照您说的，您多半能领样板钱。'))).toHaveLength(2);
    expect(await said(cites('不收钱。', '得，不过要满五十周岁。', '照您说的，您多半能领金条。'))).toEqual(['不收钱。']);
  });

  it('lets the rule be named that the passage rests on, and no other', async () => {
    const named = (text: string): SpokenSentence => ({ text, passages: ['s#faq-0'] });
    expect(await said(cites('不收钱。', named('依据是《示例法》第一条。'), named('依据是《示例法》第二条。')))).toEqual(
      ['不收钱。', '依据是《示例法》第一条。'],
    );
  });

  it('finds passages that were read on the way', async () => {
    expect(await said(cites({ text: '每年就发一次。', passages: ['law#1'] }))).toEqual(['每年就发一次。']);
  });

  it('asks back with the names of the guides and the figures of its conditions', async () => {
    const asks = (text: string, passages: string[] = []): Answer => ({
      ...cites({ text, passages }),
      status: 'clarify',
      choices: [{ service: 's', label: '样板钱' }],
    });
    expect(await said(asks('您满六十周岁了没有？', ['s#faq-0']))).toEqual(['您满六十周岁了没有？']);
    expect((await check(asks('您满七十周岁了没有？', ['s#faq-0']), [passage])).status).toBe('not-covered');
  });

  it('cites only what is still said', async () => {
    const result = await check(cites({ text: '到乡镇政府申请。', passages: ['s#where'] }, '每月给500元。'), [
      passage,
      other,
    ]);
    expect(result.spoken).toHaveLength(1);
    expect(result.citations).toEqual(passage.citations);
  });

  it('lets no altered age or term pass', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 200 }),
        fc.constantFrom('岁', '年', '元', '天', '%'),
        async (n, unit) => {
          fc.pre(!(n === 60 && unit === '岁') && !(n === 15 && unit === '年'));
          expect((await check(cites(`要满${n}${unit}。`), [passage])).status).toBe('not-covered');
        },
      ),
    );
  });
});
