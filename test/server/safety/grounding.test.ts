import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../server/knowledge/files.js';
import { figuresIn } from '../../../server/safety/figures.js';
import { createJudge, type Judge, judge } from '../../../server/safety/grounding.js';
import type { Passage } from '../../../server/turn/turn.js';
import {
  boundMutations,
  figureMutations,
  inventions,
  type Mutation,
  negationMutations,
} from '../../fixtures/mutations.js';

const evidence = (...sentences: string[]) => ({ sentences, names: ['示例补贴'] });
const why = (sentence: string, ...sentences: string[]) => {
  const verdict = judge(sentence, evidence(...sentences));
  return verdict.ok ? 'ok' : verdict.why;
};

describe('what a clerk may say for what the rule says', () => {
  it.each([
    ['申请不收钱。', '申请不收费。'],
    ['您60岁就能领。', '满六十周岁就可以领。'],
    ['带身份证、户口本。', '带上户口簿、身份证，有残疾证的也带上。'],
    ['示例补贴到乡镇政府申请。', '到户口所在地的乡镇政府申请。'],
    ['六个月核一次。', '半年核一次。'],
    ['可以请村委会代办。', '请村委会代办。'],
    ['最多三十天。', '不超过三十天。'],
    ['不用带户口本，也不收费。', '不用带户口簿，也不收费。'],
  ])('lets through: %s', (sentence, source) => {
    expect(why(sentence, source)).toBe('ok');
  });

  it.each([
    ['钱打给村干部。', '钱打到您卡上。', 'content'],
    ['不能申请。', '可以申请。', 'content'],
    ['一定能领。', '有的地方能领。', 'content'],
    ['请村委会代办。', '自己去不了的，请村委会代办。', 'condition'],
    ['可以单独申请。', '可以单独申请，但要是重残。', 'condition'],
    ['女满二十二周岁，男满二十周岁。', '男满二十二周岁，女满二十周岁。', 'content'],
    ['最多三十天。', '至少三十天。', 'figure'],
    ['每月发六十元。', '每年发六十元。', 'figure'],
    ['打12346问。', '打12345问。', 'figure'],
    ['依《某某法》办。', '按规定办。', 'identifier'],
    ['唔能代办。', '能代办。', 'content'],
    ['冇得领。', '有得领。', 'content'],
    ['去example.com办。', '在网上办。', 'identifier'],
  ])('holds back: %s from %s', (sentence, source, reason) => {
    expect(why(sentence, source)).toBe(reason);
  });

  it('takes no claim from what is merely asked', () => {
    expect(judge('能在手机上申请。', { sentences: ['到乡镇政府申请。'], names: ['示例补贴'] }).ok).toBe(false);
  });

  it('lets the condition stand in another sentence of the same answer', () => {
    const judged = createJudge(evidence('自己去不了的，请村委会代办。'));
    const condition = judged('自己去不了的。');
    expect(condition.ok && judged('请村委会代办。', condition.spans).ok).toBe(true);
  });

  it('refuses what says nothing at all', () => {
    expect(why('。', '到乡镇政府申请。')).toBe('content');
  });
});

describe('every sentence of every guide', () => {
  let passages: Passage[];
  let judges: Judge[];
  beforeAll(async () => {
    const { guides, passages: of } = await readLibrary('knowledge-base', '2026-11-24');
    passages = [...guides.keys()].flatMap((id) => of(id));
    judges = passages.map(({ say, text, citations }) =>
      createJudge({
        sentences: say,
        names: [text.split('\n')[0] ?? '', ...citations.flatMap((c) => [c.title, c.article ?? '', c.number ?? ''])],
      }),
    );
  });

  /** Share of the altered sentences that are held back; those that another sentence of the passage says are no alterations. */
  function caught(mutations: Readonly<Record<string, Mutation>>): { all: number; passed: string[] } {
    let all = 0;
    const passed: string[] = [];
    for (const [i, { say }] of passages.entries())
      for (const sentence of say)
        for (const mutate of Object.values(mutations)) {
          const altered = mutate(sentence);
          if (altered === undefined || say.includes(altered)) continue;
          all++;
          if (judges[i]?.(altered).ok) passed.push(`${sentence} → ${altered}`);
        }
    console.info(
      `${all - passed.length} of ${all} altered sentences held back (${Object.keys(mutations).length} ways)`,
    );
    return { all, passed };
  }

  it('passes as it is written', () => {
    expect(passages.length).toBeGreaterThan(1000);
    for (const [i, { say }] of passages.entries())
      for (const sentence of say) expect(judges[i]?.(sentence).ok).toBe(true);
  });

  it('never passes with another figure, unit, date or telephone number', () => {
    const { all, passed } = caught(figureMutations);
    expect(all).toBeGreaterThan(5000);
    expect(passed).toEqual([]);
  });

  it('passes with a bound turned round in fewer than 3 of 100 cases', () => {
    const { all, passed } = caught(boundMutations);
    expect(all).toBeGreaterThan(300);
    expect(passed.length / all).toBeLessThan(0.03);
  });

  it('passes with a denial or permission turned round in fewer than 3 of 100 cases', () => {
    const { all, passed } = caught(negationMutations);
    expect(all).toBeGreaterThan(3000);
    expect(passed.length / all).toBeLessThan(0.03);
  });

  it('makes no invented sentence pass', () => {
    fc.assert(
      fc.property(fc.nat(passages.length - 1), fc.constantFrom(...inventions), (i, invented) => {
        expect(judges[i]?.(invented).ok).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not pass with any other number in place of its own', () => {
    const withFigures = passages.flatMap(({ say }, i) =>
      say.filter((s) => /[二三四五六七八九十]+(?:天|年|元|岁|个月)/.test(s)).map((s) => [i, s] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...withFigures), fc.integer({ min: 2, max: 99_999 }), ([i, sentence], n) => {
        const altered = sentence.replace(/[零〇一二两三四五六七八九十百千万]+(?=天|年|元|岁|个月)/, String(n));
        fc.pre(!(passages[i]?.say ?? []).some((s) => figuresIn(s).some((key) => key.startsWith(`${n}|`))));
        expect(judges[i]?.(altered).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not pass when a passage of another service is cited for it, but where that says the same', () => {
    let all = 0;
    const passed: string[] = [];
    for (const [i, { say, serviceId }] of passages.entries()) {
      const other = (i * 7919 + 13) % passages.length;
      if (passages[other]?.serviceId === serviceId) continue;
      for (const sentence of say) {
        if (passages[other]?.say.includes(sentence)) continue;
        all++;
        if (judges[other]?.(sentence).ok) passed.push(sentence);
      }
    }
    console.info(`${all - passed.length} of ${all} sentences held back under another service's passage`);
    expect(passed.length / all).toBeLessThan(0.003);
  });
});
