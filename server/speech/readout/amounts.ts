/**
 * Figures that count: money, shares, ranges, ordinals, quantities with units.
 * Promise: the figure said is the figure written; a trailing .00 of money is not said.
 */
import { isMeasured, unitSign } from './measures.js';
import { numberInWords } from './numbers.js';
import { dash, end, number, type Rule, shape, start } from './rule.js';

const money = (written: string, two = false) =>
  numberInWords(written.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), { two });

/** ¥3,600.00 or ¥1.5万 */
const currency: Rule = {
  shape: shape(`[¥￥]\\s*${number}${end}(?:${dash}[¥￥]?\\s*${number}${end})?\\s*(万|亿)?元?`),
  say: ([from = '', to = '', scale = '']) => `${money(from, !to)}${to ? `到${money(to, true)}` : ''}${scale}元`,
};
/** 3.50元: the zeros at the end are not said. */
const yuan: Rule = {
  shape: shape(`${start}${number}${end}(?=\\s*(?:元|块))`),
  say: ([n = '']) => money(n, true),
};

/** 50%, 3-5%, 3%-5%, 5‰ */
const share: Rule = {
  shape: shape(`${start}${number}${end}(?:([%％‰])?${dash}${number}${end})?([%％‰])`),
  say([from = '', , to = '', sign = '']) {
    const of = sign === '‰' ? '千分之' : '百分之';
    return of + numberInWords(from) + (to ? `到${of}${numberInWords(to)}` : '');
  },
};
/** 1/2, but not 1/2/3 */
const fraction: Rule = {
  shape: shape('(?<![\\d/.A-Za-z])(\\d{1,3})/(\\d{1,4})(?![\\d/.A-Za-z])'),
  say: ([over = '', under = '']) =>
    Number(under) < 2 ? undefined : `${numberInWords(under)}分之${numberInWords(over)}`,
};

/** 第11条 */
const ordinal: Rule = {
  shape: shape(`(?<=第\\s?)${number}${end}`),
  say: ([n = '']) => numberInWords(n),
};
/** "1." or "1、" at the beginning of a line, "(1)", ① */
const listItem: Rule = {
  shape: shape('(?:(?<=^|\\n)\\s*(\\d{1,2})[.．、]\\s*(?!\\d)|(?<=^|[\\n。；：，])\\s*[(（](\\d{1,2})[)）]|([①-⑳]))'),
  say: ([a = '', b = '', c = '']) => `第${numberInWords(c ? String((c.codePointAt(0) ?? 0x2460) - 0x245f) : a || b)}，`,
};

/** 10-15个, 60～65岁, 1.5-2万元: the dash is 到. */
const range: Rule = {
  shape: shape(`${start}${number}${end}${dash}${number}${end}`),
  say([from = '', to = ''], { after }) {
    const unit = unitSign(after);
    return `${numberInWords(from)}到${numberInWords(to, { two: unit !== undefined || isMeasured(after) })}`;
  },
};
/** 60周岁-65周岁, 9月1日—12月31日 */
const upTo: Rule = {
  shape: shape(`(?<=[\\d%‰％]|\\d\\s?\\p{Script=Han}{1,4}|[a-z²³㎡℃])${dash}(?=\\d)`),
  say: () => '到',
};
const quantity: Rule = {
  shape: shape(`(?<![\\d.,])${number}${end}`),
  say: ([n = ''], { before, after }) =>
    numberInWords(n, { two: !/[第A-Za-z]\s?$/u.test(before) && (isMeasured(after) || unitSign(after) !== undefined) }),
};
/** What no rule could make out, such as 1.2.3: figure by figure, so that none is lost. */
const leftover: Rule = { shape: shape('(\\d+)'), say: ([n = '']) => numberInWords(n) };
/** kg, ㎡, km behind a figure or a slash */
const unit: Rule = {
  shape: shape('(?<=[\\d万亿/每]\\s?)(?=[a-zA-Z㎡㎥㎞㎝㎜㎏㎎℃°])([a-zA-Z]{1,3}(?:·h)?[²³23]?|[㎡㎥㎞㎝㎜㎏㎎℃]|°C)'),
  say: ([sign = ''], { after }) => {
    const found = unitSign(sign + after);
    return found?.written === sign ? found.said : undefined;
  },
};
/** 元/月, 元/人·年 */
const per: Rule = {
  shape: shape(
    '(?<=[\\p{Script=Han}a-z²³㎡])/(?=(?:人|户|月|年|日|天|次|亩|头|只|平方|平米|公里|学期|学年|度|吨|份|张|位|栋|k|㎡|m))|(?<=/[人户])[·•](?=[年月日])',
  ),
  say: () => '每',
};

export const amountRules: readonly Rule[] = [
  currency,
  share,
  fraction,
  ordinal,
  listItem,
  range,
  upTo,
  yuan,
  quantity,
  unit,
  per,
  leftover,
];
