/**
 * Finds every figure in a text and gives it one form, so that 六十岁, 60岁 and 60 周岁 are the same figure.
 * Promise: platform-free; what is written differently but means the same has the same key; a changed value or unit has not.
 * Change with it: numbers.ts, units.ts, bounds.ts, server/turn/check.ts (the gate), test/server/safety/figures.test.ts.
 */
import { toNumber } from './numbers.js';
import { unitClass, unitPattern } from './units.js';

export { toNumber } from './numbers.js';

/** `60|岁`: the value without leading zeros, then the unit's class ('' when there is none). */
export type FigureKey = string;

/** A figure and where it stands: offsets in `text.normalize('NFKC')`, unit included, `to` exclusive. */
export interface Figure {
  readonly key: FigureKey;
  /** `60`; `10+` for 十几, `2~3` for 两三, digits as written where they name something. */
  readonly value: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

const numeral = '[零〇一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿]';
const arabic = String.raw`\d[\d,]*(?:\.\d+)?(?:[万亿千百]+)?`;
const chinese = `${numeral}+(?:点[零〇一二三四五六七八九]+)?`;
const durations = '年|个月|天|日|小时|个小时|个工作日|星期|个星期|周|季度|个季度';
const pattern = new RegExp(
  `(?<share>百分之|千分之)?(?<number>${arabic}|${chinese}|半(?=${durations}))(?<percent>[%％])?\\s*` +
    `(?<vague>(?<=[十百千万])[几来](?=个|${unitPattern})|(?<=[十百千万0])[多余])?(?<half>个半|半)?(?<unit>${unitPattern})?` +
    // 一年半, 八点半: the half comes after its unit, and no other unit after it.
    `(?<late>(?<=年|岁|点|倍)半(?!${durations}|个|价|路))?`,
  'gu',
);

/** Words in which a numeral counts nothing; not where they are the tail of a number (十一万一千). */
const idioms = new RegExp(
  `(?<!${numeral})(?:一下|一般|一定|一样|一起|一直|一共|一些|一点儿?(?!钟)|一边|一方面|一旦|一律|一时|一卡通|一网通办|一站式|一次性|一体化|一件事|一本通|一码通|统一|万一|同一|唯一|进一步|千万别|千万不|千万要|三农|四免|五保|十分(?!钟)|百姓|老百姓|两免一补|一折统|一户一宅|一老一小|七七八八|零星|零食|零工|零钱|零用|三天两头)`,
  'gu',
);
const halves = /(?<![零〇一二两三四五六七八九十百千万])一半|对半|半数/g;

/** Behind a lone 一 these make no figure. */
const measures = new Set([
  '家',
  '种',
  '类',
  '名',
  '位',
  '个人',
  '本',
  '页',
  '遍',
  '趟',
  '回',
  '笔',
  '批',
  '头',
  '轮',
  '里',
  '代',
]);

/** Every figure of `text` in reading order, with its place; repeated ones repeat. */
export function findFigures(text: string): Figure[] {
  const plain = text.normalize('NFKC').replace(idioms, (w) => '，'.repeat(w.length));
  const found: { value: string; unit: string; from: number; to: number }[] = [];
  for (const { index } of plain.matchAll(halves)) found.push({ value: '50', unit: '%', from: index, to: index + 2 });
  for (const match of plain.replace(halves, '，，').matchAll(pattern)) {
    const { share, number = '', percent, vague, half, unit = '', late } = match.groups ?? {};
    const kind = half === '个半' && unit === '月' ? '个月' : (unitClass.get(unit) ?? '');
    const from = match.index;
    const to = from + match[0].trimEnd().length;
    // A lone 一 or 两 before a measure word is grammar ("一个", "一家"), not a figure.
    const lone = /^[一两]$/.test(number) && !share && !percent && !/\d/.test(plain[to] ?? '');
    if (lone && (kind === '' || (number === '一' && measures.has(unit)))) continue;
    const value = readValue(number, half !== undefined || late !== undefined);
    if (value === undefined) continue;
    const unitKey = share === '千分之' ? '‰' : share || percent ? '%' : kind;
    found.push({ value: vague ? `${value}+` : value, unit: unitKey, from, to });
  }
  found.sort((a, b) => a.from - b.from);
  // In a range (10到15个工作日) the unit after the second figure is the first one's too.
  for (const [i, figure] of found.entries()) {
    const next = found[i + 1];
    if (figure.unit === '' && next && /^[到至~～—–-]+$/.test(plain.slice(figure.to, next.from)))
      figure.unit = next.unit;
  }
  return found.map((f) => ({ ...f, key: `${f.value}|${f.unit}` }));
}

/** The keys of every figure of `text` in reading order. */
export function figuresIn(text: string): FigureKey[] {
  return findFigures(text).map((f) => f.key);
}

function readValue(number: string, half: boolean): string | undefined {
  if (number === '半') return '0.5';
  // 两三天, 七八个: about that many, never twenty-three or seventy-eight.
  const pair = /^[一二两三四五六七八九]{2}$/.test(number) && number[0] !== number[1];
  if (pair) return [...number].map(toNumber).join('~');
  // Digit strings that name something (010) are kept as written, leading zeros too.
  if (/^0\d+$/.test(number)) return number;
  // Two digits before one place (二二十) are no number: it equals nothing but itself.
  if (/[一二两三四五六七八九]{2,}[十百千]/.test(number)) return number;
  const value = toNumber(number) + (half ? 0.5 : 0);
  return Number.isFinite(value) ? String(value) : undefined;
}

/**
 * The figures of `sentence` that `source` does not hold. A figure without a unit is held by one of the same value
 * that has none, or one that speech leaves out (三千六 for money, 满六十 for an age); one with a unit only by the same quantity.
 */
export function unsourcedFigures(sentence: string, source: string): FigureKey[] {
  const held = figuresIn(source);
  return figuresIn(sentence).filter((key) => !held.some((other) => sameFigure(key, other)));
}

const unsaidUnits = new Set(['', '元', '岁']);

/** Whether `said` says what `held` says. */
export function sameFigure(said: FigureKey, held: FigureKey): boolean {
  if (said === held) return true;
  const [value, unit] = split(said);
  const [heldValue, heldUnit] = split(held);
  if (unit === '') return value === heldValue && unsaidUnits.has(heldUnit);
  const span = inSmallUnits(value, unit);
  return span !== undefined && span === inSmallUnits(heldValue, heldUnit);
}

function split(key: FigureKey): readonly [string, string] {
  const at = key.lastIndexOf('|');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** 半年 is 六个月 and 一周 is 七天; a year of the calendar is none. */
function inSmallUnits(value: string, unit: string): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  if (unit === '年' && number < 1000) return `${number * 12}个月`;
  if (unit === '季度') return `${number * 3}个月`;
  if (unit === '个月') return `${number}个月`;
  if (unit === '周') return `${number * 7}日`;
  return unit === '日' ? `${number}日` : undefined;
}
