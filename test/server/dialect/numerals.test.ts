import { describe, expect, it } from 'vitest';
import { spokenDigits } from '../../../server/dialect/numerals.js';

describe('spokenDigits', () => {
  it.each([
    ['60岁', '六十岁'],
    ['15年', '十五年'],
    ['105块', '一百零五块'],
    ['1200元', '一千二百元'],
    ['2024年', '二零二四年'],
    ['12345', '一二三四五'],
    ['０８号', '零八号'],
    ['没有数字', '没有数字'],
    ['20', '二十'],
    ['1001', '一千零一'],
  ])('reads %s as %s', (written, said) => {
    expect(spokenDigits(written)).toBe(said);
  });
});
