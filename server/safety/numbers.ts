/**
 * Reads one number as people write or say it: 3,600 · 1.5万 · 三千六百 · 二〇二六 · 幺二三四五.
 * Promise: platform-free and pure; what is no number is NaN.
 * Change with it: figures.ts.
 */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Reads 3,600 · 1.5万 · 三千六百 · 二〇二六 · 幺二三四五. NaN when it is no number. */
export function toNumber(written: string): number {
  const plain = written.replaceAll(',', '');
  const mixed = /^(\d+(?:\.\d+)?)([百千万亿]*)$/.exec(plain);
  if (mixed) {
    let value = Number(mixed[1]);
    for (const c of mixed[2] ?? '') value *= places[c] ?? (c === '万' ? 1e4 : 1e8);
    return Number(value.toPrecision(12));
  }
  const [whole = '', fraction] = plain.split('点');
  const integer = readWhole(whole);
  return fraction ? integer + Number(`0.${[...fraction].map((c) => digits[c]).join('')}`) : integer;
}

function readWhole(written: string): number {
  const chars = [...written];
  if (chars.every((c) => c in digits)) return Number(chars.map((c) => digits[c]).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastPlace = 1;
  for (const c of chars) {
    if (c in digits) {
      digit = digits[c] ?? 0;
      if (digit === 0) lastPlace = 10;
    } else if (c in places) {
      const place = places[c] ?? 1;
      section += (digit || (place === 10 ? 1 : digit)) * place;
      digit = 0;
      lastPlace = place;
    } else {
      const big = c === '万' ? 1e4 : 1e8;
      total = (total + section + digit || 1) * big;
      section = 0;
      digit = 0;
      lastPlace = big;
    }
  }
  // 三千六 is 3600: a digit at the end counts in the place below the last one, unless 零 stood before it.
  return total + section + digit * (digit > 0 && lastPlace > 10 ? lastPlace / 10 : 1);
}
