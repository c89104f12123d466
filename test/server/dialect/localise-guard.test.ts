import { describe, expect, it } from 'vitest';
import { negations, saysTheSame } from '../../../server/dialect/localise-guard.js';

describe('negations', () => {
  it.each([
    ['没有全国统一的标准。', 1],
    ['没得全国统一的标准。', 1],
    ['冇全国统一嘅标准。', 1],
    ['呒没出生证明个，勿用补。', 2],
    ['别交给别人，也别信别的。', 2],
    ['特别困难的、重残级别高的，可以申请。', 0],
    ['不动产登记窗口不收钱。', 1],
    ['到派出所办。', 0],
  ])('counts every no once: %s', (text, count) => {
    expect(negations(text)).toBe(count);
  });
});

describe('saysTheSame', () => {
  it('takes other words for the same thing', () => {
    expect(saysTheSame('申请不收钱，六十天内给您答复。', '申请唔收钱，六十天内畀您答复。')).toBe(true);
  });

  it.each([
    ['a changed figure', '六十天内申请。', '十六天内申请。'],
    ['a changed unit', '六十天内申请。', '六十个月内申请。'],
    ['a lost figure', '打12345问。', '打热线问。'],
    ['a figure made by accident', '可以一起申请。', '可以一块儿申请。'],
    ['a lost negation', '不能领两份。', '可以领两份。'],
    ['a doubled negation', '不能领两份。', '不能不领两份。'],
    ['much longer words', '能报。', '能报嘛哈。'],
  ])('refuses %s', (_what, standard, local) => {
    expect(saysTheSame(standard, local)).toBe(false);
  });
});
