import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn, toNumber, unsourcedFigures } from '../../../server/safety/figures.js';

describe('figuresIn', () => {
  it.each([
    ['年满六十周岁', ['60|岁']],
    ['60岁', ['60|岁']],
    ['每年三千六百元', ['3600|元']],
    ['3,600元', ['3600|元']],
    ['三千六', ['3600|']],
    ['1.5万元', ['15000|元']],
    ['两万块钱', ['20000|元']],
    ['百分之五十', ['50|%']],
    ['50%', ['50|%']],
    ['二〇二六年十一月二十四日', ['2026|年', '11|月', '24|日']],
    ['2026年11月24日', ['2026|年', '11|月', '24|日']],
    ['三十个工作日', ['30|工作日']],
    ['30天', ['30|日']],
    ['一个月内', ['1|个月']],
    ['两个半月', ['2.5|个月']],
    ['半年', ['0.5|年']],
    ['10到15个工作日', ['10|工作日', '15|工作日']],
    ['国办发〔2019〕51号', ['2019|', '51|号']],
    ['打幺二三四五', ['12345|']],
    ['打12345', ['12345|']],
    ['第十一条', ['11|条']],
    ['一百零五元', ['105|元']],
    ['十五年', ['15|年']],
    ['０１０', ['010|']],
    ['两三天', ['2~3|日']],
    ['七八个人', ['7~8|人']],
    ['一年半', ['1.5|年']],
    ['一半', ['50|%']],
    ['十几天', ['10+|日']],
    ['三十多个工作日', ['30+|工作日']],
    ['五个百分点', ['5|百分点']],
    ['一万二', ['12000|']],
    ['八点半', ['8.5|点']],
  ])('reads %s', (text, keys) => {
    expect(figuresIn(text)).toEqual(keys);
  });

  it.each(['一家人一起办', '五保户', '一次性领取', '老百姓', '这个一般不收钱', '没有数字'])(
    'finds nothing to check in %s',
    (text) => {
      expect(figuresIn(text)).toEqual([]);
    },
  );

  it('tells days from working days and months from dates', () => {
    expect(unsourcedFigures('30个工作日', '30天内办好')).toEqual(['30|工作日']);
    expect(unsourcedFigures('11个月', '11月办理')).toEqual(['11|个月']);
    expect(unsourcedFigures('两三天', '23天')).toEqual(['2~3|日']);
  });

  it('knows half a year as six months and a week as seven days, but no year of the calendar as months', () => {
    expect(unsourcedFigures('六个月，7天', '住满半年，一周内')).toEqual([]);
    expect(unsourcedFigures('24个月', '2026年')).toEqual(['24|个月']);
  });

  it('lets a unit be left out where speech does, and nowhere else', () => {
    expect(unsourcedFigures('三千六，满六十', '3600元，六十周岁')).toEqual([]);
    expect(unsourcedFigures('等三十就好', '三十天')).toEqual(['30|']);
  });

  it('reads every number up to a hundred million the same in digits and in characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999_999 }), (n) => {
        expect(toNumber(inChinese(n))).toBe(n);
        expect(unsourcedFigures(`${inChinese(n)}元`, `${n}元`)).toEqual([]);
      }),
    );
  });

  it('never lets a changed amount pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), fc.integer({ min: 2, max: 999_999 }), (right, wrong) => {
        fc.pre(right !== wrong);
        expect(unsourcedFigures(`每年${wrong}元`, `每年${right}元`)).toHaveLength(1);
        expect(unsourcedFigures(`每年${inChinese(wrong)}元`, `每年${right}元`)).toHaveLength(1);
      }),
    );
  });
});

/** 10500 → 一万零五百 */
function inChinese(n: number): string {
  const digit = '零一二三四五六七八九';
  const below = (m: number): string => {
    let out = '';
    for (const [place, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const d = Math.floor(m / place) % 10;
      if (d > 0) out += `${digit[d]}${name}`;
      else if (out && !out.endsWith('零') && m % place > 0) out += '零';
    }
    return out;
  };
  if (n < 10_000) return below(n);
  const low = n % 10_000;
  return `${below(Math.floor(n / 10_000))}万${low > 0 && low < 1000 ? '零' : ''}${low > 0 ? below(low) : ''}`;
}
