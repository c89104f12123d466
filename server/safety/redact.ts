/**
 * Masks identity numbers, telephone numbers and bank cards, written or spoken, before a log or a model sees them.
 * Promise: pure; masking twice changes nothing more; public hotlines, dates, years and amounts stay as they are.
 * Change with it: number-runs.ts (what counts as one number), test/server/safety/redact.test.ts.
 */
import { findRuns, type NumberGroup } from './number-runs.js';

const masks = { identity: '[身份证号]', phone: '[电话号码]', card: '[银行卡号]', number: '[号码]' } as const;
type Kind = keyof typeof masks;

/** `text` with every personal number replaced by the name of its kind in brackets. */
export function maskPersonal(text: string): string {
  let masked = '';
  let from = 0;
  for (const run of findRuns(text))
    for (const { first, last, kind } of personal(run)) {
      masked += text.slice(from, first.start) + masks[kind];
      from = last.end;
    }
  return masked + text.slice(from);
}

interface Found {
  readonly first: NumberGroup;
  readonly last: NumberGroup;
  readonly kind: Kind;
}

/** Groups of one run, read from the left, the longest personal number first. */
function personal(groups: readonly NumberGroup[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < groups.length; ) {
    let taken = 0;
    for (let n = groups.length - i; n > 0 && taken === 0; n--) {
      const span = groups.slice(i, i + n);
      const [first, last] = [span[0], span.at(-1)];
      const kind = first && last && kindOf(span);
      if (!kind) continue;
      found.push({ first, last, kind });
      taken = n;
    }
    i += taken || 1;
  }
  return found;
}

function kindOf(groups: readonly NumberGroup[]): Kind | undefined {
  if (groups.every((g) => hotline.test(g.digits))) return undefined;
  const digits = groups.map((g) => g.digits).join('');
  if (identity18.test(digits) || identity15.test(digits)) return 'identity';
  if (/^(?:0?0?86)?1[3-9]\d{9}$/.test(digits) || landline.test(digits)) return 'phone';
  if (/^\d{16,19}$/.test(digits) && (evenly(groups) || luhn(digits))) return 'card';
  // A number this long in one piece is someone's, even when a digit was misheard.
  return groups.length === 1 && digits.length >= 11 ? 'number' : undefined;
}

const hotline = /^(?:1(?:10|14|19|20|22)|12\d{3}|9[56]\d{3,4})$/;
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
/** Region, date of birth, sequence, check character. */
const identity18 = new RegExp(`^[1-9]\\d{5}(?:18|19|20)\\d{2}${month}${day}\\d{3}[\\dX]$`);
const identity15 = new RegExp(`^[1-9]\\d{7}${month}${day}\\d{3}$`);
/** Area code of three digits with eight, of four with seven or eight. */
const landline = /^0(?:(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/;

/** Groups of four, or digit by digit, as a card is read out. */
function evenly(groups: readonly NumberGroup[]): boolean {
  const size = groups[0]?.digits.length ?? 0;
  const rest = groups.at(-1)?.digits.length ?? 0;
  return (
    (groups.length === 1 || size === 1 || size === 4) &&
    rest <= size &&
    groups.slice(0, -1).every((g) => g.digits.length === size)
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? d : d > 4 ? 2 * d - 9 : 2 * d;
  }
  return sum % 10 === 0;
}
