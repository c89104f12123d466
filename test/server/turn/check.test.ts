import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCheck } from '../../../server/turn/check.js';
import type { Answer, Passage } from '../../../server/turn/turn.js';

const passage: Passage = {
  id: 's#faq-0',
  serviceId: 's',
  kind: 'faq',
  aspect: 'who',
  say: ['要满六十周岁。'],
  text: '示例\n要满六十周岁，缴费满十五年。',
  citations: [{ title: '示例办法' }],
  score: 1,
};
const answer = (...texts: string[]): Answer => ({
  status: 'answered',
  service: 's',
  spoken: texts.map((text) => ({ text, passages: ['s#faq-0'] })),
  choices: [],
  citations: passage.citations,
});
const check = createCheck({ fixed: new Set(['请打12345问。']), nothingLeft: () => ['请打12345问。'] });

describe('check', () => {
  it('lets through what the passage holds, however it is written', async () => {
    const given = answer('满60岁就行。', '交满15年。');
    expect(await check(given, [passage])).toEqual(given);
  });

  it('drops the sentence with a figure that no cited passage holds and keeps the others', async () => {
    const { spoken, status } = await check(answer('满60岁就行。', '每月给500元。'), [passage]);
    expect(status).toBe('answered');
    expect(spoken.map((s) => s.text)).toEqual(['满60岁就行。']);
  });

  it('says who to ask when nothing is left', async () => {
    const result = await check(answer('每月给500元。'), [passage]);
    expect(result).toMatchObject({ status: 'not-covered', spoken: [{ text: '请打12345问。' }], citations: [] });
  });

  it('takes no figure from a passage that is not cited or not there', async () => {
    const uncited: Answer = { ...answer(), spoken: [{ text: '满60岁。', passages: ['s#faq-9'] }] };
    expect((await check(uncited, [passage])).status).toBe('not-covered');
  });

  it('lets the product say its own fixed sentences', async () => {
    const fixed: Answer = {
      status: 'out-of-scope',
      spoken: [{ text: '请打12345问。', passages: [] }],
      choices: [],
      citations: [],
    };
    expect(await check(fixed, [])).toEqual(fixed);
  });

  it('lets no altered age or term pass', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 200 }),
        fc.constantFrom('岁', '年', '元', '天', '%'),
        async (n, unit) => {
          fc.pre(!(n === 60 && unit === '岁') && !(n === 15 && unit === '年'));
          expect((await check(answer(`要${n}${unit}。`), [passage])).status).toBe('not-covered');
        },
      ),
    );
  });
});
