/**
 * Dates as documents write them: 2022年10月30日, 二〇一九年十二月三日, 2019-12-03.
 * Promise: pure; days come out as YYYY-MM-DD and exist in the calendar.
 */
import { fromChinese } from './chinese-numbers.js';

export interface FoundDate {
  readonly day: string;
  /** Where it starts and ends in the text. */
  readonly from: number;
  readonly to: number;
}

const written =
  /([0-9０-９]{4}|[一二三四五六七八九〇○零]{4})\s*(?:年\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日|-([0-9]{1,2})-([0-9]{1,2})(?![0-9]))/g;

/** Every date in `text`, in order. A date that the calendar does not know is left out. */
export function findDates(text: string): FoundDate[] {
  return [...text.matchAll(written)].flatMap((match) => {
    const [all, year = '', month, day, plainMonth, plainDay] = match;
    const found = isoDay(fromChinese(year), fromChinese(month ?? plainMonth ?? ''), fromChinese(day ?? plainDay ?? ''));
    return found ? [{ day: found, from: match.index, to: match.index + all.length }] : [];
  });
}

/** `days` after `day`; negative goes back. Both YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function isoDay(year: number | undefined, month: number | undefined, day: number | undefined): string | undefined {
  if (!year || !month || !day || year < 1900 || year > 2200) return undefined;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
