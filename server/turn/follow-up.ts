/**
 * Whether a question goes on from the one before ("那要带啥子嘛") rather than starting a new subject, and what it then asks.
 * Promise: pure; a question that names a service or another subject never goes on from the last.
 * Change with it: elliptic-words.ts, understand.ts, evidence.ts, server/dialogue/memory.ts.
 */
import { type AspectScores, aspectScores } from '../knowledge/aspect-scores.js';
import type { Decision } from './decide.js';
import { ellipticWords, fillers, supposing } from './elliptic-words.js';
import type { Evidence } from './evidence.js';
import type { Aspect } from './turn.js';

/** Pairs of characters: what is longer says for itself what it is about. */
const longestEllipsis = 14;
/** A name said this far (see Evidence.named) is a subject. */
const namedBar = 0.5;
/** Words by which people go on: 那…呢, 要是, 如果. */
const goingOn = /^(?:那|噶|咁|格末|要是|如果|若是|万一|还有|再问|另外|哪怕|如若|那么|那个|这个)/;
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
  if (goesOn(text) || hasNoSubject(text)) return true;
  return decision.decision !== 'service' || decision.confidence < sureOfItself;
}

/** Characters that are left when the words of asking are taken out, and still no subject. */
const noSubject = 1;

/** "爱提啥物件去", "可唔可以叫人代办": asks something, and says of nothing what. */
export function hasNoSubject(text: string): boolean {
  const plain = bare(text);
  const pattern = ellipticWords.find(([, words]) => words.test(plain))?.[1];
  if (!pattern) return false;
  return plain.replace(pattern, '').replace(fillers, '').length <= noSubject;
}

/** What a question asks that leaves its subject out; undefined when its words do not say. `before`: what was asked last. */
export function ellipticAspect(text: string, before: Aspect): Aspect | undefined {
  const plain = bare(text);
  const said = ellipticWords.find(([, words]) => words.test(plain))?.[0];
  if (said) return said;
  if (supposing.test(plain)) return 'exception';
  // "我妈呢", "那二级的呢": the same of another one; a case of its own where nothing in particular was asked.
  if (/(?:呢|咧|嘞|喃|啦|哩)$/u.test(plain)) return before === 'overview' || before === 'how' ? 'exception' : before;
  return undefined;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s，。！？、；：,.!?;:…]/gu, '');

/** Enough for what is asked to come before whatever reads alike. */
const decisive = 8;

/** The aspects of a question that goes on from `before`, for ranking the passages of its service. */
export function followUpAspects(wordings: readonly string[], before: Aspect): AspectScores {
  const asked = wordings.map((text) => ellipticAspect(text, before)).find((aspect) => aspect !== undefined);
  const scores = new Map(aspectScores(wordings, asked ?? before));
  if (asked) scores.set(asked, decisive);
  return scores;
}
