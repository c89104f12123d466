/**
 * The words that people are likely to say here: names and nicknames of services, subjects and papers, for the recogniser.
 * Promise: pure; each word once, in the knowledge base's order. Change with it: server/turn/recognise.ts.
 */
import type { Library } from './library.js';

/** Characters of a word: a single one is everywhere, and nobody says long official names in one breath. */
const length = { shortest: 2, longest: 8 } as const;

export function hearingHints({ guides, topics }: Pick<Library, 'guides' | 'topics'>): string[] {
  const names = [...guides.values()].flatMap((g) => [g.name, ...g.aliases, ...g.materials.map((m) => m.name)]);
  const words = [...names, ...topics.map((t) => t.name)].flatMap((name) => name.split(/[^\p{Script=Han}]+/u));
  return [...new Set(words)].filter((w) => w.length >= length.shortest && w.length <= length.longest);
}
