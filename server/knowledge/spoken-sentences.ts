/**
 * Every sentence that the library can have spoken, the one most worth preparing first.
 * Promise: platform-free; each sentence once. First sentences come first: they decide when an answer starts.
 * Change with it: server/turn/answer-sentences.ts (what is spoken).
 */
import { verdicts } from './facts/verdicts.js';
import type { Library } from './library.js';

/** `phrases` are the product's own fixed sentences; they lead. */
export function spokenSentences(library: Library, phrases: readonly string[]): string[] {
  const passages = [...library.guides.keys()].flatMap((id) => library.passages(id));
  const first = passages.flatMap((p) => p.say.slice(0, 1));
  const rest = passages.flatMap((p) => p.say.slice(1, 3));
  const topics = library.topics.flatMap((t) => t.say);
  return [...new Set([...phrases, ...Object.values(verdicts), ...first, ...topics, ...rest])];
}
