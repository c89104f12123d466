import { describe, expect, it, vi } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { createCompose } from '../../../server/turn/compose.js';
import type { Need, Question } from '../../../server/turn/turn.js';
import { sampleGuide } from '../../fixtures/guides.js';

const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
const question: Question = {
  heard: '样板钱好多岁领',
  repaired: '样板钱好多岁领',
  standard: '样板钱多少岁领',
  alternatives: [],
  rewrites: [],
  dialect: { code: 'southwestern', confidence: 1, source: 'identified' },
  spoken: true,
  confidence: 1,
};
const candidate = { id: 'sample-allowance', name: '示例补贴', score: 0.9, arms: {} };
const need = (more: Partial<Need>): Need => ({
  decision: 'service',
  aspect: 'who',
  candidates: [candidate],
  confidence: 0.9,
  ...more,
});
const passages = library.passages('sample-allowance');
const phrase = (key: string, dialect: string) => `${dialect}:${key}`;
const compose = createCompose({ library, phrase });
const run = (n: Need, p = passages) => compose(question, n, p, new AbortController().signal);

describe('compose', () => {
  it('says the best passage, shows the card and cites the rule', async () => {
    const answer = await run(need({}));
    expect(answer).toMatchObject({
      status: 'answered',
      service: 'sample-allowance',
      spoken: [{ text: '要满六十周岁。' }],
    });
    expect(answer.card?.materials.map((m) => m.name)).toContain('户口簿');
    expect(answer.citations).toEqual([
      { title: '示例办法', article: '第一条', number: '示例令第1号', date: '2020-01-01' },
    ]);
  });

  it('asks back with the candidates as choices', async () => {
    const other = { ...candidate, id: 'other', name: '别的补贴' };
    const answer = await run(need({ decision: 'ambiguous', candidates: [candidate, other] }));
    expect(answer.status).toBe('clarify');
    expect(answer.choices.map((c) => c.service)).toEqual(['sample-allowance', 'other']);
    expect(answer.spoken[1]?.text).toBe('您问的是样板钱，还是别的补贴？');
  });

  it.each([
    [need({ decision: 'unheard', candidates: [] }), 'unheard', 'southwestern:unheard'],
    [need({ decision: 'unknown', candidates: [] }), 'not-covered', 'southwestern:unknown'],
  ])('has fixed words when there is nothing to answer (%#)', async (n, status, text) => {
    expect(await run(n)).toMatchObject({ status, spoken: [{ text }] });
  });

  it('takes status and words from the topic', async () => {
    const topic = { id: 'visa', name: '签证', status: 'out-of-scope', say: ['签证不归我管。'] } as const;
    expect(await run(need({ decision: 'topic', topic }))).toMatchObject({
      status: 'out-of-scope',
      spoken: [{ text: '签证不归我管。' }],
    });
  });

  it('never answers a service without a passage', async () => {
    expect(await run(need({}), [])).toMatchObject({ status: 'not-covered', service: 'sample-allowance' });
  });

  it('says the guide when the model gives nothing, and the model when it gives something', async () => {
    const fromModel = vi
      .fn()
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce([{ text: '满六十就能领。', passages: ['sample-allowance#faq-0'] }]);
    const withModel = createCompose({ library, phrase, fromModel });
    const signal = new AbortController().signal;
    expect((await withModel(question, need({}), passages, signal)).spoken[0]?.text).toBe('要满六十周岁。');
    expect((await withModel(question, need({}), passages, signal)).spoken[0]?.text).toBe('满六十就能领。');
  });
});
