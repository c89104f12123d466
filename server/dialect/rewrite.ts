/**
 * Dialect wording → standard wording by a pack's lexicon.
 * Promise: pure and fast; from left to right the longest word whose surroundings fit wins, and each change has a reason a person can read.
 * Change with it: lexicon.ts (conditions), test/server/dialect/cases.
 */
import type { Rewrite } from '../turn/turn.js';
import type { Condition, LexiconEntry } from './lexicon.js';
import type { DialectPack } from './pack.js';

export interface Rewritten {
  readonly text: string;
  /** In order of appearance, each kind of change once. */
  readonly rewrites: readonly Rewrite[];
}

/** Rewrites a question. Words that no entry knows stay as they are. */
export function rewrite(text: string, pack: DialectPack): Rewritten {
  const index = lexiconIndex(pack);
  const changes = new Map<string, Rewrite>();
  let out = '';
  for (let at = 0; at < text.length; ) {
    const entry = index.get(text[at] ?? '')?.find((e) => text.startsWith(e.from, at) && fits(e, text, at));
    if (!entry) {
      out += text[at];
      at += 1;
      continue;
    }
    out += entry.to;
    at += entry.from.length;
    if (entry.to !== entry.from)
      changes.set(`${entry.from}|${entry.to}`, { from: entry.from, to: entry.to, reason: entry.reason });
  }
  return { text: out, rewrites: [...changes.values()] };
}

/** Rewrites by several packs in turn, such as the caller's dialect and then plain colloquial speech. */
export function rewriteAll(text: string, packs: readonly DialectPack[]): Rewritten {
  return packs.reduce<Rewritten>(
    (done, pack) => {
      const next = rewrite(done.text, pack);
      return { text: next.text, rewrites: [...done.rewrites, ...next.rewrites] };
    },
    { text, rewrites: [] },
  );
}

const indexes = new WeakMap<DialectPack, Map<string, LexiconEntry[]>>();

/** Entries by their first character, longest first; built once a pack. */
function lexiconIndex(pack: DialectPack): Map<string, LexiconEntry[]> {
  const known = indexes.get(pack);
  if (known) return known;
  const index = new Map<string, LexiconEntry[]>();
  for (const entry of pack.lexicon) {
    const first = entry.from[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), entry]);
  }
  indexes.set(pack, index);
  return index;
}

function fits(entry: LexiconEntry, text: string, at: number): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at + entry.from.length);
  return entry.conditions.every((c) => holds(c, before, after));
}

const pause = /^[\s，。？！、；：,.?!;:…]/;

export function holds({ kind, words }: Condition, before: string, after: string): boolean {
  switch (kind) {
    case '前':
      return words.some((w) => before.endsWith(w));
    case '前无':
      return !words.some((w) => before.endsWith(w));
    case '后':
      return words.some((w) => after.startsWith(w));
    case '后无':
      return !words.some((w) => after.startsWith(w));
    case '句有':
      return words.some((w) => before.includes(w) || after.includes(w));
    case '句无':
      return !words.some((w) => before.includes(w) || after.includes(w));
    case '句首':
      return before === '' || pause.test(before.at(-1) ?? '');
    case '句末':
      return after === '' || pause.test(after);
  }
}
