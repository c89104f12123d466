import { describe, expect, it, vi } from 'vitest';
import type { Wording } from '../../../server/dialogue/wording.js';
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
const wording: Wording = {
  say: (key, { dialect }) => `${dialect}:${key}`,
  localise: (sentence) => sentence,
  spoken: ({ text, passages }, { dialect }) => ({ text: `${dialect} ${text}`, standard: text, passages }),
  fill: (key) => key,
  askWhich: (labels) => labels.join(),
  voiceOf: ({ dialect }) => `像${dialect}`,
};
const labels = () => ({ yes: '是', no: '不是', unsure: '不晓得', right: '对', wrong: '不对' });
const compose = createCompose({ library, wording, labels });
const run = (n: Need, p = passages) => compose(question, n, p, new AbortController().signal);

describe('compose', () => {
  it('says the best passage, shows the card and cites the rule', async () => {
    const answer = await run(need({}));
    expect(answer).toMatchObject({
      status: 'answered',
      service: 'sample-allowance',
      spoken: [{ text: 'southwestern 要满六十周岁。', standard: '要满六十周岁。' }],
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
    expect(answer.spoken[1]?.standard).toBe('您问的是：第一，样板钱；还是第二，别的补贴？');
    expect(answer.asking).toMatchObject({ kind: 'services', aspect: 'who' });
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
      spoken: [{ text: 'southwestern 签证不归我管。', standard: '签证不归我管。' }],
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
    const withModel = createCompose({ library, wording, labels, fromModel });
    const signal = new AbortController().signal;
    expect((await withModel(question, need({}), passages, signal)).spoken[0]?.standard).toBe('要满六十周岁。');
    expect((await withModel(question, need({}), passages, signal)).spoken[0]?.standard).toBe('满六十就能领。');
  });

  it('names the rule when that is asked, and nothing else', async () => {
    const answer = await run(need({ basis: library.passages('sample-allowance')[0]?.citations ?? [] }));
    expect(answer.spoken.map((s) => s.text)).toEqual(['依据是《示例办法》第一条。']);
  });

  it('begins the questions behind the answer, and ends them with the verdict and its rules', async () => {
    const first = await run(need({ eligibility: { settled: [], asked: 0 } }));
    expect(first.status).toBe('answered');
    expect(first.spoken.at(-1)?.standard).toBe('您满六十周岁了没有？');
    expect(first.choices.length).toBeGreaterThan(1);
    const last = await run(need({ eligibility: { settled: [{ condition: 0, holds: true }], asked: 1 } }));
    expect(last).toMatchObject({ status: 'answered', verdict: 'entitled' });
    expect(last.spoken.map((s) => s.standard)).toContain('要满六十周岁。');
  });

  it('keeps the steps of reasoning beside the answer', async () => {
    const reasoning = [{ ask: '能不能一起领', passages: ['sample-allowance#faq-0'], found: '要满六十周岁。' }];
    const reason = vi.fn().mockResolvedValue({
      spoken: [{ text: '要满六十周岁。', passages: ['sample-allowance#faq-0'] }],
      reasoning,
      passages,
      services: ['sample-allowance'],
    });
    const reasoned = createCompose({ library, wording, labels, reason });
    const answer = await reasoned(question, need({}), passages, new AbortController().signal);
    expect(answer.reasoning).toEqual(reasoning);
    expect(answer.citations).toEqual([expect.objectContaining({ title: '示例办法' })]);
  });
});
