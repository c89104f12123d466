/** The questions about eligibility as answers. */
import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../server/knowledge/guide.js';
import { answerEligibility, conditionPassage } from '../../../server/turn/answer-eligibility.js';
import type { Answer } from '../../../server/turn/turn.js';
import { guideSource } from '../../fixtures/guides.js';

const rule = `eligibility:
  all:
    - { fact: age, atLeast: 60, say: 要满六十周岁。, ask: 您满六十周岁了没有？, basis: [a1] }
    - { fact: land, is: 有地, say: 要有地。, ask: 您家有地吗？, basis: [a1] }
    - { fact: income, local: true, say: 收入由当地定。, ask: 收入低吗？, basis: [a1] }
    - { fact: family, is: 一户一份, say: 一户只有一份。, ask: 您家没有别人领，是不是？, basis: [a1] }`;
const guide = parseGuide('services/sample-allowance.md', guideSource.replace(/^eligibility:.*$/m, rule));
const words = {
  phrase: (key: string) => `${key}。`,
  labels: { yes: '系', no: '唔系', unsure: '唔知', right: '啱', wrong: '唔啱' },
};
const sentence = (text: string) => ({ text, passages: ['sample-allowance#who'] });
const usual: Answer = {
  status: 'answered',
  service: guide.id,
  spoken: [sentence('一。'), sentence('二。'), sentence('三。')],
  choices: [],
  citations: [{ title: '示例办法' }],
};
const cite = (ids: readonly string[]) => ids.map((id) => ({ title: id }));
const answer = (settled: { condition: number; holds: boolean | 'unsure' }[], asked: number) =>
  answerEligibility(guide, { settled, asked }, { answer: usual, fits: false }, words, cite);

describe('the first question', () => {
  it('comes last, after who may have it in general', () => {
    const first = answer([], 0);
    expect(first).toMatchObject({
      status: 'answered',
      spoken: [
        { text: '满六十周岁的示例居民可以领。', passages: ['sample-allowance#who'] },
        { text: '您满六十周岁了没有？' },
      ],
    });
    expect(first.spoken.at(-1)?.passages).toEqual(['sample-allowance#condition-0']);
    expect(first.asking).toEqual({ kind: 'condition', service: guide.id, condition: 0, settled: [], asked: 1 });
    expect(first.choices.map((c) => c.label)).toEqual(['系', '唔系', '唔知']);
  });

  it('comes after two sentences of the usual answer where the person told something of themselves', () => {
    const spoken = answer([{ condition: 0, holds: true }], 0).spoken.map((s) => s.text);
    expect(spoken).toEqual(['一。', '二。', '您家没有别人领，是不是？']);
  });

  it('answers where nothing else did', () => {
    const silent: Answer = { ...usual, status: 'not-covered', spoken: [sentence('没有。')] };
    const first = answerEligibility(
      guide,
      { settled: [{ condition: 0, holds: true }], asked: 0 },
      { answer: silent, fits: false },
      words,
      cite,
    );
    expect(first).toMatchObject({ status: 'answered', spoken: [{ text: '满六十周岁的示例居民可以领。' }, {}] });
    expect(first.citations.map((c) => c.title)).toEqual(['sample-allowance#who', 'sample-allowance#condition-3']);
  });

  it('offers right and wrong where a "not" is asked about', () => {
    const settled = [0, 1].map((condition) => ({ condition, holds: true }));
    expect(answer(settled, 0).choices.map((c) => c.label)).toEqual(['啱', '唔啱', '唔知']);
  });
});

describe('later', () => {
  it('the next question stands alone', () => {
    const next = answer([{ condition: 0, holds: true }], 1);
    expect(next.status).toBe('clarify');
    expect(next.spoken).toHaveLength(1);
    expect(next.asking).toMatchObject({ settled: [{ condition: 0, holds: true }], asked: 2 });
  });

  it('a rule that is missed ends it, with the rule', () => {
    const last = answer([{ condition: 0, holds: false }], 1);
    expect(last).toMatchObject({ status: 'answered', verdict: 'not-entitled', choices: [] });
    expect(last.spoken.map((s) => s.text)).toEqual(['not-entitled。', '要满六十周岁。']);
    expect(last.spoken.map((s) => s.passages)).toEqual([
      ['sample-allowance#condition-0'],
      ['sample-allowance#condition-0'],
    ]);
    expect(last.citations).toEqual([{ title: 'sample-allowance#condition-0' }]);
    expect(last.asking).toBeUndefined();
  });

  it('says everything it rests on in three sentences', () => {
    const settled = [0, 1, 3].map((condition) => ({ condition, holds: true }));
    const last = answer(settled, 3);
    expect(last.verdict).toBe('county-decides');
    expect(last.spoken.map((s) => s.text)).toEqual([
      'county-decides。',
      '收入由当地定；要满六十周岁。',
      '要有地；一户只有一份。',
    ]);
    expect(last.grounds?.map((g) => g.holds)).toEqual(['local', true, true, true]);
    expect(last.spoken[1]?.passages).toEqual([conditionPassage(guide.id, 2), conditionPassage(guide.id, 0)]);
  });

  it('leaves to the window what the person cannot say', () => {
    const unsure = parseGuide('services/sample-allowance.md', guideSource);
    const last = answerEligibility(
      unsure,
      { settled: [{ condition: 0, holds: 'unsure' }], asked: 1 },
      { answer: usual, fits: false },
      words,
      cite,
    );
    expect(last).toMatchObject({
      verdict: 'county-decides',
      spoken: [{ text: 'window-decides。' }, { text: '要满六十周岁。' }],
    });
  });

  it('comes after what was asked, where the guide has just that', () => {
    const first = answerEligibility(guide, { settled: [], asked: 0 }, { answer: usual, fits: true }, words, cite);
    expect(first.spoken[0]).toEqual(usual.spoken[0]);
    expect(first.asking?.kind).toBe('condition');
  });

  it('says who may have it where nothing was told and nothing can be asked', () => {
    const all = parseGuide(
      'services/sample-allowance.md',
      guideSource.replace(
        /^eligibility:.*$/m,
        'eligibility: { fact: age, local: true, say: 岁数由当地定。, ask: 到岁数了吗？, basis: [a1] }',
      ),
    );
    const same = answerEligibility(all, { settled: [], asked: 0 }, { answer: usual, fits: false }, words, cite);
    expect(same.spoken.map((s) => s.text)).toEqual(['满六十周岁的示例居民可以领。']);
    expect(same.verdict).toBe('county-decides');
  });
});
