/** A county's items: matched only by a rule and nothing against it; all else with its reason. */
import { describe, expect, it } from 'vitest';
import { parseItemRules } from '../../../../server/knowledge/items/item-rules.js';
import { createItemMatcher } from '../../../../server/knowledge/items/match-items.js';

const names = new Map([
  ['card', ['社会保障卡申领、补换、挂失', '社保卡']],
  ['living', ['困难残疾人生活补贴']],
  ['care', ['重度残疾人护理补贴']],
  ['shop', ['个体工商户登记']],
]);
const rules = parseItemRules(
  `doubt: [查询]
institution: [企业, 单位]
own: [企业职工社会保障卡]
rules:
  - { service: card, has: [社会保障卡|社保卡], hasNot: [电子] }
  - { service: living, has: [残疾人 生活补贴, 残疾人两项补贴] }
  - { service: care, has: [残疾人 护理补贴, 残疾人两项补贴] }
`,
  new Set(names.keys()),
);
const match = createItemMatcher(rules, names);
const item = (name: string, mainItem = '') => ({ name, mainItem, department: '某局', code: '' });

describe('an item', () => {
  it.each([
    ['社会保障卡挂失（县级权限）', 'matched', ['card']],
    ['困难残疾人生活补贴', 'matched', ['living']],
    ['企业职工社会保障卡申领', 'matched', ['card']],
    ['社会保障卡应用状态查询', 'doubtful', ['card']],
    ['单位社会保障卡批量申领', 'doubtful', ['card']],
    ['残疾人两项补贴申请', 'doubtful', ['living', 'care']],
    ['个体工商户设立登记', 'doubtful', ['shop']],
    ['电子社会保障卡签发', 'unmatched', []],
    ['企业投资项目备案', 'unmatched', []],
    ['核电站许可', 'unmatched', []],
  ])('%s is %s', (name, state, services) => {
    const found = match(item(name));
    expect({ state: found.state, services: found.services }).toEqual({ state, services });
    expect(found.reason).not.toBe('');
  });

  it('is for a person when only the main item fits', () => {
    expect(match(item('密码重置', '社会保障卡')).state).toBe('doubtful');
  });

  it('counts 未分类 as no main item', () => {
    expect(match(item('社会保障卡申领', '未分类')).state).toBe('matched');
  });
});

describe('the rules', () => {
  it.each([
    ['a service that does not exist', '{ service: moon, has: [月亮] }', /no service moon/],
    ['a service twice', '{ service: card, has: [卡] }, { service: card, has: [牌] }', /card is named twice/],
    ['a rule without words', '{ service: card, has: [] }', /has/],
  ])('are refused with %s', (_, rule, message) => {
    expect(() => parseItemRules(`{ doubt: [], institution: [], rules: [${rule}] }`, new Set(['card']))).toThrow(
      message,
    );
  });
});
