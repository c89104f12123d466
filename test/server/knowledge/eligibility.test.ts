/** Who may have a service, as rules: what is accepted, and what is turned down with its place. */
import { describe, expect, it } from 'vitest';
import { conditionsOf, eligibilitySchema } from '../../../server/knowledge/eligibility.js';

const age = { fact: 'age', atLeast: 60, say: '要满六十周岁。', ask: '您满六十周岁了没有？', basis: ['g8'] };
const income = { fact: 'income', local: true, say: '收入要低于当地标准。', ask: '您家收入低不低？', basis: ['g9'] };
const drawn = {
  fact: 'benefit',
  is: '别的养老金',
  say: '没有领别的养老金。',
  ask: '您领了别的养老金没有？',
  basis: ['g8'],
};

describe('a rule', () => {
  it('nests all, any and not, and gives its conditions from left to right', () => {
    const rule = eligibilitySchema.parse({ all: [age, { any: [income, { not: drawn }] }] });
    expect(conditionsOf(rule).map((c) => c.fact)).toEqual(['age', 'income', 'benefit']);
  });

  it.each([
    ['no bound, value or local threshold', { ...age, atLeast: undefined }],
    ['a value and a bound at once', { ...age, is: '六十' }],
    ['a local threshold with a figure', { ...income, below: 500 }],
    ['a fact that does not exist', { ...age, fact: 'shoe-size' }],
    ['no basis', { ...age, basis: [] }],
    ['an "any" of one', { any: [age] }],
    ['all and any in one', { all: [age], any: [age, income] }],
  ])('is refused with %s', (_, rule) => {
    expect(eligibilitySchema.safeParse(rule).success).toBe(false);
  });
});
