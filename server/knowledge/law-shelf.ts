/**
 * The laws at hand, found by title and day: which text of a law is the newest, and what an article says.
 * Promise: pure; parts of one code (民法典 各编) count as one law; a law's older texts stay findable, marked as old.
 * Change with it: basis-check.ts, policy/read-law-text.ts.
 */
import type { LawArticle, LawText } from './policy/law-text.js';
import { normaliseTitle } from './policy/names.js';

/** One text of a law: the files that hold it, of one day. */
export interface ShelvedLaw {
  readonly title: string;
  /** Every day by which this text may be cited: when it was issued and from when it is in force. */
  readonly days: readonly string[];
  /** What sorts the texts of one law; '' when no day is known. */
  readonly day: string;
  readonly articles: ReadonlyMap<string, LawArticle>;
}

export interface LawShelf {
  /** The texts of one law, newest first; empty when none is at hand. */
  texts(title: string): readonly ShelvedLaw[];
  readonly size: number;
}

export function buildShelf(laws: readonly LawText[]): LawShelf {
  const byTitle = new Map<string, Map<string, ShelvedLaw>>();
  for (const law of laws) {
    if (law.unit !== 'article') continue;
    const title = normaliseTitle(law.title);
    const day = law.issuedOn ?? law.validFrom ?? '';
    const texts = byTitle.get(title) ?? new Map<string, ShelvedLaw>();
    const other = texts.get(day);
    texts.set(day, {
      title: law.title,
      day,
      days: [...new Set([...(other?.days ?? []), law.issuedOn ?? '', law.validFrom ?? ''])].filter(Boolean),
      articles: new Map([...(other?.articles ?? []), ...law.articles.map((a) => [a.label, a] as const)]),
    });
    byTitle.set(title, texts);
  }
  const sorted = new Map(
    [...byTitle].map(([title, texts]) => [title, [...texts.values()].sort((a, b) => b.day.localeCompare(a.day))]),
  );
  return { texts: (title) => sorted.get(normaliseTitle(title)) ?? [], size: sorted.size };
}

/** 第四十二条、第八十二条 → both labels; 第三条第二款 → 第三条. */
export function articleLabels(article: string): string[] {
  return [...article.matchAll(/第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?/g)].map((m) => m[0]);
}
