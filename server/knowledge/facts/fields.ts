/**
 * The structured fields of a guide as plain sentences: what it costs, how long it takes, what one has in the end.
 * Promise: pure; nothing that the field does not hold: where the county sets it, that is said and no figure; a figure is said
 * only where the field names its basis.
 * Change with it: guide-schema.ts, passages.ts.
 */
import { figuresIn } from '../../safety/figures.js';
import type { Aspect } from '../../turn/turn.js';
import type { Guide } from '../guide.js';

export interface FieldSentences {
  /** As in a passage's id. */
  readonly key: 'field-fee' | 'field-time-limit' | 'field-result';
  readonly aspect: Aspect;
  readonly say: readonly string[];
  readonly basis: readonly string[];
}

/** Fields that have something to say. */
export function fieldsOf(guide: Guide): FieldSentences[] {
  const field = (key: FieldSentences['key'], aspect: Aspect, say: readonly string[], basis: readonly string[]) =>
    say.length > 0 ? [{ key, aspect, say, basis }] : [];
  return [
    ...field('field-fee', 'fee', feeSentences(guide), guide.fee.basis),
    ...field('field-time-limit', 'time-limit', timeSentences(guide), guide.timeLimit.statutory?.basis ?? []),
    ...field('field-result', 'result', resultSentences(guide), []),
  ];
}

/** `免费` and the like, then what the field adds; what the county sets is asked at the window. */
function feeSentences({ name, fee: { charge, note, basis } }: Guide): string[] {
  const added = noted(note, basis.length > 0);
  if (charge === 'none') return added.length > 0 ? added : [`${subject(name)}不收费。`];
  if (charge === 'local') return added.length > 0 ? added : [`${subject(name)}收多少钱由当地定。`];
  return added;
}

function timeSentences({ name, timeLimit: { statutory, promised, note } }: Guide): string[] {
  const ours = promised === 'local' ? [] : [`本县承诺${spokenTerm(promised)}办好。`];
  if (!statutory) return [...ours, ...noted(note, false)];
  const from = statutory.from ? `从${statutory.from.replace(/之日$/, '那天')}起，` : '';
  const rule =
    statutory.unit === 'on-the-spot'
      ? `${subject(name)}当场就办好。`
      : `${subject(name)}${from}最长${spokenTerm(statutory)}办完。`;
  const quicker = promised === 'local' && statutory.unit !== 'on-the-spot' ? ['当地承诺的可能更快，问窗口。'] : [];
  return [rule, ...ours, ...noted(note, true), ...quicker].slice(0, 3);
}

function resultSentences({ result: { name, note } }: Guide): string[] {
  return [`办下来的结果是${name}。`, ...noted(note, false)];
}

/** A note as sentences; without a basis of its own it may hold no figure. */
function noted(note: string | undefined, sourced: boolean): string[] {
  return (note ?? '')
    .split(/[；。]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && (sourced || figuresIn(part).length === 0))
    .map((part) => `${part}。`);
}

/** The name without what stands in brackets. */
const subject = (name: string): string => name.split('（')[0] ?? name;

const units = { 'working-day': '个工作日', day: '天', month: '个月', year: '年', 'on-the-spot': '' } as const;

function spokenTerm({ count, unit }: { readonly count: number; readonly unit: keyof typeof units }): string {
  return unit === 'on-the-spot' ? '当场' : `${spokenCount(count)}${units[unit]}`;
}

const digits = '零一二三四五六七八九';

/** A whole number under a thousand as it is said before a measure word. */
export function spokenCount(count: number): string {
  if (count === 2) return '两';
  if (count >= 1000 || !Number.isInteger(count)) return String(count);
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${hundreds === 0 && tens === 1 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${ones > 0 ? digits[ones] : ''}`;
}
