/**
 * The wordings of a question that are searched together, and how much each counts.
 * Promise: pure; the same question always gives the same array, so that it is searched once in a turn.
 * Change with it: understand.ts, retrieve.ts, server/knowledge/search-index.ts.
 */
import type { Wording } from '../knowledge/search-wording.js';
import type { Question } from './turn.js';

/** Dialect questions are in the guides themselves, so that rewriting them loses as much as it gains. */
const weights = { repaired: 1, heard: 1, standard: 0.5, alternative: 0.25 } as const;
const alternativesUsed = 2;

const known = new WeakMap<Question, readonly Wording[]>();

export function questionWordings(question: Question): readonly Wording[] {
  const done = known.get(question);
  if (done) return done;
  const weightOf = new Map<string, number>();
  const add = (text: string, weight: number) => {
    if (text !== '') weightOf.set(text, (weightOf.get(text) ?? 0) + weight);
  };
  add(question.repaired, weights.repaired);
  add(question.heard, weights.heard);
  add(question.standard, weights.standard);
  for (const text of question.alternatives.slice(0, alternativesUsed)) add(text, weights.alternative);
  const wordings = [...weightOf].map(([text, weight]) => ({ text, weight }));
  known.set(question, wordings);
  return wordings;
}
