/**
 * Figures that name something and count nothing: telephones, identity numbers, document numbers, rooms, codes.
 * Promise: every digit is said, in order; 一 is 幺 where people say so; long ones are grouped by pauses.
 */
import { isMeasured } from './measures.js';
import { digitByDigit, numberInWords } from './numbers.js';
import { end, type Rule, shape, start } from './rule.js';

const spelt = (groups: readonly string[]) =>
  groups
    .filter(Boolean)
    .map((g) => digitByDigit(g, '幺'))
    .join('，');
/** 1234567890 → 1234 5678 90 */
const fours = (text: string) => text.match(/.{1,4}/g) ?? [];
/** A figure with something to count behind it is an amount after all. */
const counts = (after: string) => /^\s*(?:[%‰％多余几来]|号)/u.test(after) || isMeasured(after);

/** 国办发〔2019〕51号 */
const documentNumber: Rule = {
  shape: shape('[〔［[(（【]((?:19|20)\\d{2})[〕］\\])）】]\\s*(第?)\\s*(\\d+)\\s*号'),
  say: ([year = '', nth = '', n = '']) => `${digitByDigit(year)}年${nth}${numberInWords(n)}号`,
};
/** 18 digits, the last may be X */
const identityNumber: Rule = {
  shape: shape('(?<![\\dA-Za-z])(\\d{6})(\\d{4})(\\d{4})(\\d{3}[\\dXx])(?![\\dA-Za-z])'),
  say: (groups) => spelt(groups).toUpperCase(),
};
const mobile: Rule = {
  shape: shape('(?<![\\dA-Za-z.])(1[3-9]\\d)[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)'),
  say: (groups, { after }) => (counts(after) ? undefined : spelt(groups)),
};
/** 010-12345678, 0731-1234567-8001, 400-123-4567 */
const landline: Rule = {
  shape: shape('(?<![\\dA-Za-z.])[(（]?(0\\d{2,3})[)）]?[-– ]?(\\d{3,4})(\\d{4})(?:[-–转](\\d{1,6}))?(?!\\d)'),
  say: (groups, { after }) => (counts(after) ? undefined : spelt(groups)),
};
const serviceLine: Rule = {
  shape: shape('(?<![\\dA-Za-z.])([48]00)[-– ]?(\\d{3,4})[-– ]?(\\d{3,4})(?!\\d)'),
  say: (groups, { after }) => (counts(after) ? undefined : spelt(groups)),
};
/** 12345, 95588, 10086 stand alone; 110 and 120 are telephones only where one is spoken of. */
const hotline: Rule = {
  shape: shape(`${start}(\\d{3,8})${end}`),
  say([digits = ''], { before, after }) {
    const known = /^(?:12\d{3}|95\d{3,4}|96\d{3,4}|100(?:00|10|86))$/.test(digits);
    const spokenOf = /(?:电话|热线|拨打|号码|致电|报警|急救|短信|打|拨)(?:[号是为：:“"\s])*$/u.test(before);
    return (known || spokenOf) && !counts(after) ? digitByDigit(digits, '幺') : undefined;
  },
};
/** 302室, 1101房 */
const room: Rule = {
  shape: shape('(?<![\\dA-Za-z.])(\\d{3,4})(?=室|房(?!屋))'),
  say: ([digits = '']) => digitByDigit(digits),
};
/** 8-1-302: block, entrance, room */
const door: Rule = {
  shape: shape('(?<![\\dA-Za-z.-])(\\d{1,3})-(\\d{1,2})-(\\d{1,4})(?![\\d-])'),
  say: (groups) => groups.map((g) => (g.length > 2 ? digitByDigit(g) : numberInWords(g))).join('杠'),
};
/** A figure partly hidden: 138****1234 */
const masked: Rule = {
  shape: shape('(?<![\\dA-Za-z])(\\d+)[*＊]+(\\d*[Xx]?)'),
  say: ([from = '', to = '']) => [digitByDigit(from, '幺'), '星号', digitByDigit(to, '幺')].filter(Boolean).join('，'),
};
/** A long figure that counts nothing: account, card, receipt. */
const account: Rule = {
  shape: shape('(?<![\\dA-Za-z.,])(\\d{8,})(?![\\d]|[.,]\\d)'),
  say: ([digits = ''], { after }) => (counts(after) ? undefined : spelt(fours(digits))),
};
/** Letters and three or more digits: G1234 */
const code: Rule = {
  shape: shape('(?<=[A-Za-z])-?(\\d{3,})(?!\\d)'),
  say: ([digits = '']) => digitByDigit(digits),
};

export const identifierRules: readonly Rule[] = [
  documentNumber,
  masked,
  identityNumber,
  serviceLine,
  mobile,
  landline,
  hotline,
  room,
  door,
  account,
  code,
];
