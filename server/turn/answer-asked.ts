/**
 * Whether what was found in a guide answers what was asked of it, or policy articles had better be looked into.
 * Promise: pure; passages as retrieve hands them on, best first; the bars are on the scores of server/knowledge/passage-search.ts.
 * Change with it: retrieve.ts, server/knowledge/passage-search.ts.
 */
import type { Passage } from './turn.js';

/** Scores are made so that an answer begins here. */
const answer = 0.5;
/** What is below is about something else. */
const nearBar = 0.2;

/**
 * `yes`: say it. `near`: an article that answers goes before it; else it is said. `no`: an article that answers, or that we do
 * not know.
 */
export function answersAsked(passages: readonly Passage[]): 'yes' | 'near' | 'no' {
  const score = passages[0]?.score ?? 0;
  if (score >= answer) return 'yes';
  return score >= nearBar ? 'near' : 'no';
}
