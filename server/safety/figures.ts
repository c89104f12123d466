/**
 * Finds every figure in a text and gives it one form, so that 六十岁, 60岁 and 60 周岁 are the same figure.
 * Promise: platform-free; what is written differently but means the same has the same key; a changed value or unit has not.
 * Change with it: server/turn/check.ts (the gate), test/server/safety/figures.test.ts.
 */

/** `60|岁`: the value without leading zeros, then the unit's class ('' when there is none). */
export type FigureKey = string;

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

const numeral = '[零〇一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿]';
const arabic = String.raw`\d[\d,]*(?:\.\d+)?(?:[万亿千百]+)?`;
const chinese = `${numeral}+(?:点[零〇一二三四五六七八九]+)?`;
/** Units, longest first; each maps to its class. What stands for the same thing shares a class. */
const units: readonly (readonly [string, string])[] = [
  ['个工作日', '工作日'],
  ['工作日', '工作日'],
  ['个自然日', '日'],
  ['个月', '个月'],
  ['月份', '月'],
  ['周岁', '岁'],
  ['块钱', '元'],
  ['人民币', '元'],
  ['平方米', '平方米'],
  ['公里', '公里'],
  ['公顷', '公顷'],
  ['分钟', '分钟'],
  ['小时', '小时'],
  ['个小时', '小时'],
  ['星期', '周'],
  ['个星期', '周'],
  ['岁', '岁'],
  ['元', '元'],
  ['块', '元'],
  ['天', '日'],
  ['日', '日'],
  ['年', '年'],
  ['月', '月'],
  ['周', '周'],
  ['条', '条'],
  ['款', '款'],
  ['项', '项'],
  ['章', '章'],
  ['号', '号'],
  ['次', '次'],
  ['级', '级'],
  ['档', '档'],
  ['亩', '亩'],
  ['倍', '倍'],
  ['成', '成'],
  ['份', '份'],
  ['张', '张'],
  ['寸', '寸'],
  ['人', '人'],
  ['户', '户'],
  ['胎', '胎'],
  ['孩', '孩'],
  ['处', '处'],
  ['套', '套'],
  ['间', '间'],
  ['点', '点'],
  ['斤', '斤'],
  ['米', '米'],
];
const unitClass = new Map(units);
const unitPattern = [...unitClass.keys()].sort((a, b) => b.length - a.length).join('|');
const pattern = new RegExp(
  `(?<share>百分之|千分之)?(?<number>${arabic}|${chinese}|半(?=年|个月|天|小时|个小时))(?<percent>[%％])?\\s*(?<half>个半|半)?(?<unit>${unitPattern})?`,
  'gu',
);

/** Words in which a numeral counts nothing; not where they are the tail of a number (十一万一千). */
const idioms = new RegExp(
  `(?<!${numeral})(?:一下|一般|一定|一样|一起|一直|一共|一些|一点儿?(?!钟)|一边|一方面|一旦|一律|一时|一卡通|一网通办|一站式|一次性|一体化|一件事|一本通|统一|万一|同一|唯一|进一步|千万别|三农|四免|五保|十分(?!钟)|百姓|老百姓|两免一补|一折统|一户一宅|一老一小|七七八八|三天两头)`,
  'gu',
);

/** Every figure of `text` in reading order; repeated ones repeat. */
export function figuresIn(text: string): FigureKey[] {
  const plain = text.normalize('NFKC').replace(idioms, (w) => '，'.repeat(w.length));
  const found: { value: string; unit: string; from: number; to: number }[] = [];
  for (const match of plain.matchAll(pattern)) {
    const { share, number = '', percent, half, unit = '' } = match.groups ?? {};
    const kind = half === '个半' && unit === '月' ? '个月' : (unitClass.get(unit) ?? '');
    const from = match.index;
    const to = from + match[0].trimEnd().length;
    // A lone 一 or 两 before a measure word is grammar ("一个", "一家"), not a figure.
    if (/^[一两]$/.test(number) && !share && !percent && kind === '' && !/\d/.test(plain[to] ?? '')) continue;
    const value = number === '半' ? 0.5 : toNumber(number) + (half ? 0.5 : 0);
    if (!Number.isFinite(value)) continue;
    const unitKey = share === '千分之' ? '‰' : share || percent ? '%' : kind;
    found.push({ value: isCode(number) ? number : String(value), unit: unitKey, from, to });
  }
  // In a range (10到15个工作日) the unit after the second figure is the first one's too.
  for (const [i, figure] of found.entries()) {
    const next = found[i + 1];
    if (figure.unit === '' && next && /^[到至~～—–-]+$/.test(plain.slice(figure.to, next.from)))
      figure.unit = next.unit;
  }
  return found.map((f) => `${f.value}|${f.unit}`);
}

/**
 * The figures of `sentence` that `source` does not hold. A figure without a unit is held by any of the same value;
 * one with a unit only by the same value with the same unit.
 */
export function unsourcedFigures(sentence: string, source: string): FigureKey[] {
  const held = new Set(figuresIn(source));
  const values = new Set([...held].map((key) => key.slice(0, key.indexOf('|'))));
  return figuresIn(sentence).filter((key) => !held.has(key) && !(key.endsWith('|') && values.has(key.slice(0, -1))));
}

/** Digit strings that name something (12345, 010): kept as written, leading zeros too. */
function isCode(number: string): boolean {
  return /^0\d+$/.test(number);
}

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
