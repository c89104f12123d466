import { describe, expect, it } from 'vitest';
import { boundFigures, unboundFigures } from '../../../server/safety/bounds.js';

const read = (text: string) => boundFigures(text).map((f) => [f.key, ...f.bounds, ...(f.per ? [f.per] : [])].join(' '));

describe('boundFigures', () => {
  it.each([
    ['至少五个成员', ['5| at-least']],
    ['最多补三十元', ['30|元 at-most']],
    ['不超过三十天', ['30|日 at-most']],
    ['唔超过三十日', ['30|日 at-most']],
    ['超过六十天', ['60|日 over']],
    ['不少于十个工作日', ['10|工作日 at-least']],
    ['不满三周岁', ['3|岁 under']],
    ['年满六十周岁', ['60|岁 at-least']],
    ['十六岁以上', ['16|岁 at-least']],
    ['二十个成员以下', ['20|']],
    ['三周岁以下', ['3|岁 below']],
    ['一个月以内', ['1|个月 at-most']],
    ['八月一日以前', ['8|月', '1|日 before']],
    ['每年三千六百元', ['3600|元 年']],
    ['三千六百元/月', ['3600|元 月']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('holds a figure only in the same sense', () => {
    expect(unboundFigures('至多五人', ['至少五人'])).toHaveLength(1);
    expect(unboundFigures('每月五十元', ['每年五十元'])).toHaveLength(1);
    expect(unboundFigures('五十万元', ['五十元'])).toHaveLength(1);
    expect(unboundFigures('三十天', ['至少三十天'])).toHaveLength(1);
    expect(unboundFigures('年龄要到六十岁', ['年满六十周岁'])).toEqual([]);
  });
});
