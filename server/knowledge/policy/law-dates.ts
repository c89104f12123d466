/**
 * The two days of a version: when it was made public (or adopted), and from when on it is in force.
 * Promise: pure; a day of coming into force that belongs to an older version of an amended text is not taken.
 */
import { addDays, findDates } from './chinese-dates.js';
import { fromChinese, numberCharacters as n } from './chinese-numbers.js';
import type { LawArticle } from './law-text.js';

export interface LawDates {
  readonly issuedOn?: string;
  readonly validFrom?: string;
  readonly expiresOn?: string;
}

const made = /通过|公布|发布|颁布|修订|修正|公告|批准|印发|令/;
const begins = /施行|生效|实施|执行/;
const later = new RegExp(`自?(?:公布|发布|印发|颁布|下发)之日起(?:第?([${n}]+)[日天]后)?起?(?:施行|生效|实施|执行)`);
const lasting = new RegExp(`有效期(?:限)?(?:为|：|:)?([${n}]{1,3})年`);
const stated = /自(.{8,14}?)起(?:正式)?(?:施行|生效|实施|执行)/g;

/**
 * `head`: the lines above the body that speak of adoption; `signed`: the date under the document; `named`: the date in the
 * file's name, which wins because it is the version's.
 */
export function readDates(given: {
  readonly head: readonly string[];
  readonly signed: string | undefined;
  readonly named: string | undefined;
  readonly articles: readonly LawArticle[];
}): LawDates {
  const events = given.head.flatMap(datesWithWords);
  const madeOn = events.filter((e) => made.test(e.words) && !/^ ?(?:起|之日起)?(?:施行|生效)/.test(e.words));
  const issuedOn = given.named ?? latest(madeOn.map((e) => e.day)) ?? given.signed;
  const inHead = latest(events.filter((e) => begins.test(e.words) && !madeOn.includes(e)).map((e) => e.day));
  const validFrom = [fromText(given.articles, issuedOn), inHead]
    .filter((day) => day !== undefined)
    .find((day) => !issuedOn || day >= issuedOn);
  const expiresOn = ending(given.articles, validFrom ?? issuedOn);
  return {
    ...(issuedOn ? { issuedOn } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  };
}

/** Only the document's own end, said beside its coming into force; not that of a certificate it speaks of. */
function ending(articles: readonly LawArticle[], start: string | undefined): string | undefined {
  for (const { text } of articles.slice(-4)) {
    if (!begins.test(text)) continue;
    const until = /有效期(?:限)?至(.{8,14})/.exec(text)?.[1];
    const day = findDates(until ?? '')[0]?.day;
    if (day) return day;
    const years = fromChinese(lasting.exec(text)?.[1] ?? '');
    if (years && start) return addDays(`${Number(start.slice(0, 4)) + years}${start.slice(4)}`, -1);
  }
  return undefined;
}

function datesWithWords(line: string): { day: string; words: string }[] {
  const found = findDates(line);
  return found.map(({ day, to }, i) => ({ day, words: line.slice(to, found[i + 1]?.from ?? line.length) }));
}

/** The closing articles say it: 自2023年1月1日起施行, 自公布之日起（三十日后）施行. */
function fromText(articles: readonly LawArticle[], issuedOn: string | undefined): string | undefined {
  const closing = articles
    .filter((one) => one.label.startsWith('第') || one.label.includes('、'))
    .slice(-4)
    .reverse();
  for (const { text } of closing) {
    const days = [...text.matchAll(stated)].flatMap((m) => findDates(m[1] ?? '').map((d) => d.day));
    const day = days.find((d) => !issuedOn || d >= issuedOn);
    if (day) return day;
    const relative = later.exec(text);
    if (relative && issuedOn && days.length === 0)
      return addDays(issuedOn, relative[1] ? (fromChinese(relative[1]) ?? 0) : 0);
  }
  return undefined;
}

const latest = (days: readonly string[]) => [...days].sort().at(-1);
