/**
 * Whether a question goes on from the one before ("那要带啥子嘛") rather than starting a new subject.
 * Promise: pure; a question that names a service or another subject never goes on from the last.
 * Change with it: understand.ts, evidence.ts, server/dialogue/memory.ts.
 */
import type { Decision } from './decide.js';
import type { Evidence } from './evidence.js';

/** Pairs of characters: what is longer says for itself what it is about. */
const longestEllipsis = 14;
/** A name said this far (see Evidence.named) is a subject. */
const namedBar = 0.5;
/** Words by which people go on: 那…呢, 要是, 如果. */
const goingOn = /^(?:那|噶|咁|格末|要是|如果|万一|还有|再问|另外|哪怕|如若|那么|那个|这个)/;
/** So sure of a service that only a word of going on counts against it. */
const sureOfItself = 0.9;

/** "那低保呢": goes on, and names the service that it goes on to. */
export const namesNext = (text: string, { named, topicNamed }: Evidence): boolean =>
  goesOn(text) && named >= namedBar && topicNamed < namedBar;

export const goesOn = (text: string): boolean => goingOn.test(text);

export function isFollowUp(text: string, evidence: Evidence | undefined, decision: Decision | undefined): boolean {
  if (!evidence || !decision) return true;
  if (evidence.exact || evidence.named >= namedBar || evidence.topicNamed >= namedBar) return false;
  if (evidence.length > longestEllipsis) return false;
  if (goesOn(text)) return true;
  return decision.decision !== 'service' || decision.confidence < sureOfItself;
}
