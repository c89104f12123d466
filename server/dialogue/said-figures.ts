/**
 * Ages, years paid in and disability grades that a person says, as spans: 六十二 is 62, 五十多 is 50 to 59, 快六十 is 58 to just below 60.
 * Promise: pure; two different figures of one kind in a text are no figure at all; a figure of another kind (元, 亩, 号) never counts.
 * Change with it: bounds.ts, settled-by.ts.
 */
import { toNumber } from '../safety/figures.js';
import type { Span } from './bounds.js';

const numeral = String.raw`\d{1,3}|[一二两三四五六七八九十百]{1,4}`;
const below =
  '快要?|快到|就要|马上|差[一二两三几]?[个]?[岁年月]?就?|不到|没到|没满|未满|不满|还没|还没满|还没到|唔够|未够|不够|毋够|勿到|弗到';
const agePattern = new RegExp(
  `(?<before>${below})?(?<lead>今年|虚岁|刚满|刚|满|过|上|都|已经|也|有|才|到)*(?<number>${numeral})(?<more>好几|来|多|几|出头)?(?<half>岁半|个半月)?(?<unit>周岁|岁|个月大?|$|(?=[了咧哩哒啦嘞喽咯矣啊的能可够,，。;；、?？!！]))`,
  'gu',
);

/** The one age that is spoken of, in years; undefined when there is none or more than one. */
export function ageIn(text: string): Span | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  const spans = [...plain.matchAll(agePattern)].flatMap(({ groups = {}, index, 0: whole }) => {
    const { number = '', unit = '', lead, before, more, half } = groups;
    const months = unit.startsWith('个月') || half === '个半月';
    const bare = unit === '' && !half;
    if (bare && !spokenAsAge(plain, index, whole, lead ?? before)) return [];
    const value = months ? toNumber(number) / 12 : toNumber(number);
    if (!(value <= 120) || (bare && value < 1)) return [];
    return [roughly(value, { before, more, nominal: /虚岁/u.test(whole + (lead ?? '')) })];
  });
  return only(spans);
}

/** 今年六十二, 满六十了, 六十二了; not 第二, 二级, 一个. */
function spokenAsAge(text: string, index: number, whole: string, led: string | undefined): boolean {
  const [prior, next] = [text.slice(0, index), text.slice(index + whole.length)];
  if (/[第月日年号零〇点\d]$/u.test(prior)) return false;
  const number = whole.replace(/^\D*?(?=[\d一二两三四五六七八九十百])/u, '');
  const tens = /^(?:\d{2,3}|.*十.*|.*百.*)$/u.test(number.replace(/好几|来|多|几|出头/gu, ''));
  return (
    tens &&
    (led !== undefined ||
      /^[了咧哩哒啦嘞喽咯矣]/u.test(next) ||
      /^$|[我俺她他佢伊妈娘爸爹爷奶婆公叔伯娃崽孙人汉]$/u.test(prior))
  );
}

interface How {
  readonly before: string | undefined;
  readonly more: string | undefined;
  readonly nominal: boolean;
}

function roughly(value: number, { before, more, nominal }: How): Span {
  if (nominal) return { from: value - 2, to: value - 1 };
  if (before) return { from: Math.max(0, value - 2), to: value - 0.01 };
  if (more && more !== '出头' && value >= 10 && value % 10 === 0) return { from: value, to: value + 9.9 };
  return { from: value, to: value + 0.9 };
}

const yearsPattern = new RegExp(
  `(?<verb>交|缴|买|参保|买够|交够|交满|缴满|满|差)?[了过得足够满]{0,2}(?<number>${numeral})多?(?<unit>个月|年)(?!级|前|后|底|初|份|代|月|生)`,
  'gu',
);

/** Years that were paid in: 交了十二年, 八个月. A plain 十二年 counts where the question was about years. */
export function yearsPaidIn(text: string, asked = false): Span | undefined {
  const spans = [...text.normalize('NFKC').matchAll(yearsPattern)].flatMap(({ groups = {} }) => {
    const { verb, number = '', unit } = groups;
    const value = unit === '个月' ? toNumber(number) / 12 : toNumber(number);
    if (verb === '差' || (!verb && !asked) || value > 60) return [];
    return [{ from: value, to: value + (unit === '个月' ? 0.08 : 0.99) }];
  });
  return only(spans);
}

/** The grade of a disability: 二级残疾, 残疾证是一级, 肢体三级. */
export function gradeIn(text: string): Span | undefined {
  if (!/残|肢体|视力|听力|智力|精神|言语/u.test(text)) return undefined;
  const spans = [...text.normalize('NFKC').matchAll(/(?<number>[1-4一二三四])级/gu)].map(({ groups }) => {
    const value = toNumber(groups?.number ?? '');
    return { from: value, to: value };
  });
  return only(spans);
}

function only(spans: readonly Span[]): Span | undefined {
  const [first, ...others] = spans;
  return first && others.every((s) => s.from === first.from && s.to === first.to) ? first : undefined;
}
