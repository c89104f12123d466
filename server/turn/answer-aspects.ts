/**
 * Aspects that are asked about in one breath: "要带什么、去哪儿办".
 * Promise: pure; none or at least two, in the order in which they are asked; doubtful ones do not count.
 * Change with it: answer-sentences.ts, retrieve.ts, server/knowledge/aspect-words.ts.
 */
import { aspectWords } from '../knowledge/aspect-words.js';
import type { Aspect } from './turn.js';

/** What people ask for side by side, each complete in a sentence. */
const plain: readonly Aspect[] = ['materials', 'where', 'time-limit', 'fee', 'amount', 'when', 'frequency'];
/** A pattern of this weight decides alone. */
const sure = 0.9;

/** `wordings` of one question. */
export function aspectsTogether(wordings: readonly string[]): readonly Aspect[] {
  for (const text of wordings) {
    const parts = text.split(/[，,、；;？?。]|还有|以及|再就是/).filter((part) => part.trim().length > 1);
    const asked = parts.flatMap((part) => strongest(part) ?? []);
    const distinct = [...new Set(asked)];
    if (distinct.length > 1) return distinct;
  }
  return [];
}

function strongest(part: string): Aspect | undefined {
  return plain.find((aspect) => aspectWords[aspect]?.some(([weight, words]) => weight >= sure && words.test(part)));
}
