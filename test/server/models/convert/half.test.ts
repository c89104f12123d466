import { describe, expect, it } from 'vitest';
import { halfToFloat } from '../../../../server/models/convert/half.js';

const convert = (...bits: number[]) => [...halfToFloat(new Uint8Array(Uint16Array.from(bits).buffer))];

describe('halfToFloat', () => {
  it('is exact for ordinary, smallest and largest numbers', () => {
    expect(convert(0x3c00, 0xbc00, 0x4248, 0x7bff)).toEqual([1, -1, 3.140625, 65_504]);
    expect(convert(0x0001, 0x8001, 0x03ff, 0x0400)).toEqual([2 ** -24, -(2 ** -24), 1023 * 2 ** -24, 2 ** -14]);
  });

  it('keeps zeros, infinities and what is no number', () => {
    expect(convert(0x0000, 0x8000, 0x7c00, 0xfc00, 0x7e00)).toEqual([0, -0, Infinity, -Infinity, Number.NaN]);
  });
});
