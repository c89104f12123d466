import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromChinese, toChinese } from '../../../../server/knowledge/policy/chinese-numbers.js';

describe('Chinese numbers', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一百一十', 110],
    ['一千二百六十', 1260],
    ['二〇一九', 2019],
    ['15', 15],
    ['１５', 15],
  ])('%s is %i', (text, value) => expect(fromChinese(text)).toBe(value));

  it.each(['', '条', '十百', '一二三条'])('%j is no number', (text) => expect(fromChinese(text)).toBeUndefined());

  it('says every number so that it is heard as the same', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (value) => fromChinese(toChinese(value)) === value));
  });
});
