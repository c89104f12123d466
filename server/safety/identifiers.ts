/**
 * What names one thing and may not be altered in a single character: telephone numbers, document numbers, articles, titles of laws,
 * names and addresses in Latin letters.
 * Promise: platform-free and pure; 第十八条 and 第18条, 〔2021〕 and [2021] are the same.
 * Change with it: grounding.ts, server/turn/cite-aloud.ts.
 */
import { toNumber } from './numbers.js';

const patterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['title', /《([^《》]{1,60})》/gu],
  ['document', /[\p{Script=Han}]{1,10}[〔[(（【]\d{4}[〕\])）】]\d{1,5}号/gu],
  ['order', /令第?\s*[\d零〇一二三四五六七八九十百]{1,6}\s*号/gu],
  ['article', /第\s*[\d零〇一二两三四五六七八九十百千]{1,7}\s*条(?:之[一二三四五六七八九十])?/gu],
  ['latin', /[A-Za-z][\w.:/@-]*/gu],
  ['phone', /(?<![\d.,])\d{3,}(?:[- ]\d{3,})*(?![\d.,]|年|元|块|个|天|日)/gu],
];

export interface Identifier {
  readonly kind: string;
  /** In one form, so that equal things are equal strings. */
  readonly value: string;
}

export function identifiersIn(text: string): Identifier[] {
  const plain = text.normalize('NFKC');
  return patterns.flatMap(([kind, pattern]) =>
    [...plain.matchAll(pattern)].map((m) => ({ kind, value: oneForm(kind, m[1] ?? m[0]) })),
  );
}

/** Those of `sentence` that `source` does not hold. A title may be said without 中华人民共和国 and with or without brackets in the source. */
export function unsourcedIdentifiers(sentence: string, source: string): Identifier[] {
  const held = new Set(identifiersIn(source).map(({ kind, value }) => `${kind} ${value}`));
  const bare = plainTitle(source.normalize('NFKC'));
  return identifiersIn(sentence).filter(({ kind, value }) => {
    if (held.has(`${kind} ${value}`)) return false;
    return kind !== 'title' || !holdsTitle(bare, value);
  });
}

/** Titles of the source stand one a line, or in brackets. */
function holdsTitle(source: string, title: string): boolean {
  const at = source.split(/[\n《》]/u).map((line) => line.trim());
  return at.includes(title);
}

function oneForm(kind: string, written: string): string {
  if (kind === 'title') return plainTitle(written.trim());
  if (kind === 'article' || kind === 'order')
    return written.replaceAll(/\s/g, '').replace(/[\d零〇一二两三四五六七八九十百千]+/u, (n) => String(toNumber(n)));
  if (kind === 'document')
    return written
      .replaceAll(/[[(（【〔]/gu, '〔')
      .replaceAll(/[\])）】〕]/gu, '〕')
      .slice(-14);
  if (kind === 'phone') return written.replaceAll(/[- ]/g, '');
  return written.toLowerCase().replace(/[.:/-]+$/, '');
}

/** 中华人民共和国社会救助法 is called 社会救助法. */
export function plainTitle(title: string): string {
  return title.replaceAll('中华人民共和国', '');
}
