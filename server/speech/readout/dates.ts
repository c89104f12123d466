/** Dates, years and times of day. Promise: a date that cannot be is left to the other rules. */
import { digitByDigit, numberInWords } from './numbers.js';
import { dash, type Rule, shape, start } from './rule.js';

const year = '((?:19|20)\\d{2})';
const month = '(0?[1-9]|1[0-2])';
const day = '(0?[1-9]|[12]\\d|3[01])';
const bare = (written: string) => numberInWords(written.replace(/^0(?=\d)/, ''));

/** 2026-11-24, 2026/11/24, 2026.11.24 */
const fullDate: Rule = {
  shape: shape(`${start}${year}([-/.])${month}\\2${day}(?!\\d|[-/.]\\d)`),
  say: ([y = '', , m = '', d = '']) => `${digitByDigit(y)}年${bare(m)}月${bare(d)}日`,
};
/** 2026-11 */
const yearAndMonth: Rule = {
  shape: shape(`${start}${year}[-/](0[1-9]|1[0-2])(?![\\d年]|[-/]\\d)`),
  say: ([y = '', m = '']) => `${digitByDigit(y)}年${bare(m)}月`,
};
/** 2024-2026年, 2026年 */
const years: Rule = {
  shape: shape(`${start}${year}(?:${dash}${year})?(?=\\s*(?:年|学年|级新生|届))`),
  say: ([from = '', to = '']) => digitByDigit(from) + (to ? `到${digitByDigit(to)}` : ''),
};
/** 3·15, 5·1: days that are known by their figures. */
const namedDay: Rule = {
  shape: shape(`${start}(\\d{1,2})[·•](\\d{1,2})(?![\\d.])`),
  say: ([m = '', d = '']) => digitByDigit(m + d),
};

/** 8:30, 17:00, 23:59:59 — but 1:10 after 比例 is a ratio. */
const clock: Rule = {
  shape: shape(`(?<![\\d:：.])([01]?\\d|2[0-4])[:：]([0-5]\\d)(?:[:：]([0-5]\\d))?(?![\\d:：])`),
  say([hour = '', minute = '', second = ''], { before }) {
    if (/比例?[为是按约]?\s*$/u.test(before)) return undefined;
    const hours = `${numberInWords(hour.replace(/^0(?=\d)/, ''), { two: true })}点`;
    const seconds = second ? `${timePart(second)}秒` : '';
    if (minute === '00' && !seconds) return hours;
    if (minute === '30' && !seconds) return `${hours}半`;
    return `${hours}${timePart(minute)}分${seconds}`;
  },
};
/** 05 → 零五, 45 → 四十五 */
const timePart = (written: string) => (written.startsWith('0') ? digitByDigit(written) : numberInWords(written));

/** 1:3 */
const ratio: Rule = {
  shape: shape(`${start}(\\d+)\\s*[:：]\\s*(\\d+)(?![\\d:：])`),
  say: ([a = '', b = '']) => `${numberInWords(a)}比${numberInWords(b)}`,
};

export const dateRules: readonly Rule[] = [fullDate, yearAndMonth, years, namedDay, clock, ratio];
