/**
 * Numbers as laws count their articles: 一百零三 ↔ 103.
 * Promise: pure; whole numbers from 1 to 9999; what is no number gives undefined.
 */
const digits: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'零一二三四五六七八九'].map((d, i) => [d, i]),
  ...[...'０１２３４５６７８９'].map((d, i) => [d, i]),
  ['〇', 0],
  ['○', 0],
  ['两', 2],
]);
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** What a number in an article's label may be made of, for use inside a character class. */
export const numberCharacters = '一二三四五六七八九十百千零〇○两0-9０-９';

export function fromChinese(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return Number(text);
  let total = 0;
  let run: number | undefined;
  let lastUnit = 10_000;
  for (const character of text) {
    const unit = units[character];
    const digit = digits[character] ?? (/[0-9]/.test(character) ? Number(character) : undefined);
    if (digit !== undefined) run = (run ?? 0) * 10 + digit;
    else if (unit !== undefined && unit < lastUnit) {
      total += (run || 1) * unit;
      run = undefined;
      lastUnit = unit;
    } else return undefined;
  }
  return text ? total + (run ?? 0) : undefined;
}

/** 103 → 一百零三, 10 → 十, 21 → 二十一. */
export function toChinese(value: number): string {
  const figures = [...String(value)];
  let said = '';
  for (const [i, figure] of figures.entries()) {
    const unit = ['', '十', '百', '千'][figures.length - 1 - i] ?? '';
    if (figure !== '0') said += '零一二三四五六七八九'.charAt(Number(figure)) + unit;
    else if (said && !said.endsWith('零')) said += '零';
  }
  return said.replace(/零$/, '').replace(/^一十/, '十');
}
