/** What a rule comes to, which question is asked, and what a verdict rests on. */
import { describe, expect, it } from 'vitest';
import { evaluate, nextQuestion, outcome } from '../../../server/dialogue/eligibility.js';
import type { Condition, Eligibility } from '../../../server/knowledge/eligibility.js';
import type { Settled } from '../../../server/turn/turn.js';

const is = (fact: Condition['fact'], say = `${fact}。`): Condition => ({
  fact,
  is: fact,
  say,
  ask: `${fact}？`,
  basis: ['a'],
});
const local = (fact: Condition['fact']): Condition => ({
  fact,
  local: true,
  say: `${fact}由当地定。`,
  ask: '？',
  basis: ['a'],
});
const age = (bound: Partial<Condition>): Condition => ({
  fact: 'age',
  say: '年纪。',
  ask: '？',
  basis: ['a'],
  ...bound,
});
/** y, n and u (unsure) in the order of the conditions; . is open. */
const said = (marks: string): Settled[] =>
  [...marks].flatMap((m, condition) => (m === '.' ? [] : [{ condition, holds: m === 'u' ? 'unsure' : m === 'y' }]));

const land = is('land');
const family = is('family');
const drawn = is('benefit');
const pension: Eligibility = { all: [age({ atLeast: 60 }), { any: [is('contribution-years'), land] }, { not: drawn }] };

describe('a rule', () => {
  it.each<[string, Eligibility, string, string]>([
    ['all met', pension, 'yy.n', 'true'],
    ['one missed', pension, 'n...', 'false'],
    ['every way out', pension, 'ynn.', 'false'],
    ['what must not be', pension, 'yy.y', 'false'],
    ['something open', pension, 'y..n', 'unknown'],
    ['what the person cannot say', pension, 'yy.u', 'local'],
    ['the county left', { all: [land, local('income')] }, 'y', 'local'],
    ['the county left, but missed before', { all: [land, local('income')] }, 'n', 'false'],
    ['the county left, but met before', { any: [land, local('income')] }, 'y', 'true'],
    [
      'nothing but the county, whatever is said',
      { any: [local('income'), { all: [local('land'), family] }] },
      '...',
      'local',
    ],
    ['one age that tells of the other', { any: [age({ atLeast: 16 }), age({ below: 16 })] }, 'n.', 'true'],
  ])('with %s', (_, rule, marks, truth) => {
    expect(evaluate(rule, said(marks))).toBe(truth);
  });
});

describe('the next question', () => {
  it.each<[string, Eligibility, string, number | undefined]>([
    ['is the one that splits the cases best', { all: [{ any: [land, family] }, is('conduct')] }, '...', 2],
    [
      'is what people know first, where two split as well',
      { all: [is('conduct'), is('property'), is('household')] },
      '...',
      2,
    ],
    ['is never what is settled', { all: [is('conduct'), is('household')] }, '.y', 0],
    ['is never what the county sets', { all: [local('age'), is('conduct')] }, '..', 1],
    ['is none where no answer changes the outcome', { all: [local('age'), local('income')] }, '..', undefined],
    ['is none once the outcome stands', pension, 'n...', undefined],
  ])('%s', (_, rule, marks, next) => {
    expect(nextQuestion(rule, said(marks))).toBe(next);
  });

  it('leads to an outcome that stands, however it is answered', () => {
    for (const answers of ['yyyy', 'nnnn', 'ynyn', 'nyny', 'uuuu', 'yyuu']) {
      let settled: Settled[] = [];
      for (const mark of answers) {
        const condition = nextQuestion(pension, settled);
        if (condition === undefined) break;
        settled = [...settled, { condition, holds: mark === 'u' ? 'unsure' : mark === 'y' }];
      }
      expect(evaluate(pension, settled), answers).not.toBe('unknown');
    }
  });
});

describe('the outcome', () => {
  it.each<[string, Eligibility, string, string, number[]]>([
    ['rests on everything that had to be met', pension, 'yy.n', 'entitled', [0, 1, 3]],
    ['rests on what is missed alone', pension, 'yy.y', 'not-entitled', [3]],
    ['rests on every way that was closed', pension, 'ynnn', 'not-entitled', [1, 2]],
    ['names first what the county decides', { all: [land, local('income')] }, 'y.', 'county-decides', [1, 0]],
    ['names what was left open', { all: [land, family] }, 'y.', 'county-decides', [1, 0]],
    ['leaves out a way that is closed', { any: [land, local('income')] }, 'n.', 'county-decides', [1]],
  ])('%s', (_, rule, marks, verdict, grounds) => {
    const found = outcome(rule, said(marks));
    expect([found.verdict, found.grounds.map((g) => g.condition)]).toEqual([verdict, grounds]);
  });

  it('says of each ground how it stands, in the guide’s words', () => {
    const { grounds } = outcome({ all: [land, is('health'), local('income'), family] }, said('yu..'));
    expect(grounds.map((g) => [g.say, g.holds])).toEqual([
      ['health。', 'unsure'],
      ['income由当地定。', 'local'],
      ['family。', 'open'],
      ['land。', true],
    ]);
  });
});
