/**
 * How what the search found becomes a Need.
 * Promise: pure; two to four choices where something is asked back.
 * Change with it: understand.ts, Need in turn.ts.
 */
import type { Library } from '../knowledge/library.js';
import type { Ranked } from '../knowledge/search-index.js';
import { vagueId } from '../knowledge/search-units.js';
import type { TopicEntry } from '../knowledge/topics.js';
import type { Evidence } from './evidence.js';
import type { Aspect, Need, ServiceCandidate, Topic } from './turn.js';

export function need(
  decision: Need['decision'],
  candidates: readonly ServiceCandidate[],
  aspect: Aspect,
  confidence: number,
): Need {
  return { decision, aspect, candidates, confidence };
}

export function nothing(decision: 'unheard' | 'unknown' | 'topic', confidence: number): Need {
  return need(decision, [], 'overview', confidence);
}

export const theOne = ({ id, name }: { readonly id: string; readonly name: string }): ServiceCandidate => ({
  id,
  name,
  score: 1,
  arms: {},
});

/** Scores above 1 are brought down together, so that their order stays. */
export function toCandidates(ranked: readonly Ranked[]): ServiceCandidate[] {
  const most = Math.max(1, ...ranked.map((r) => r.score));
  return ranked.map(({ entity, score, arms }) => ({
    id: entity.id,
    name: entity.name,
    score: Math.max(0, score / most),
    arms,
  }));
}

/** How near to the best one a choice must be. */
const choiceShare = 0.8;

/** Between two and four, as near to each other as can be. */
export function choices(candidates: readonly ServiceCandidate[]): ServiceCandidate[] {
  const best = candidates[0]?.score ?? 0;
  return candidates.filter((c, i) => i < 2 || c.score >= best * choiceShare);
}

/** The choices of the vague subject that comes nearest; undefined when two services come nearer. */
export function vagueNeed(
  { vague, lead, service, half }: Evidence,
  library: Pick<Library, 'guides' | 'vague'>,
  aspect: Aspect,
  confidence: number,
): Need | undefined {
  const subject = library.vague.find((v) => vagueId(v.id) === vague[0]?.entity.id);
  if (!subject || (service - half > clearlyAhead && lead < toldApart)) return undefined;
  const candidates = subject.choices.flatMap(({ service: id }) => {
    const guide = library.guides.get(id);
    return guide ? [theOne(guide)] : [];
  });
  return {
    ...need('ambiguous', candidates, aspect, confidence),
    asked: { say: subject.ask, choices: subject.choices },
  };
}

/** So far ahead of every vague subject, and so near to each other, two services are the choice themselves. */
const clearlyAhead = 0.15;
const toldApart = 0.05;

export function toTopic({ asks: _, ...topic }: TopicEntry): Topic {
  return topic;
}
