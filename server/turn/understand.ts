/**
 * Stage 3: what the person needs: which service and which aspect of it, or which subject that is not ours.
 * Promise: exactly one decision; a service the person chose is never second-guessed; candidates come best first.
 * Change with it: evidence.ts, decide.ts, server/knowledge/search-index.ts, server/knowledge/aspect-words.ts.
 */
import { type AspectScores, aspectScores } from '../knowledge/aspect-scores.js';
import type { Library } from '../knowledge/library.js';
import type { Ranked, SearchIndex, SearchResult } from '../knowledge/search-index.js';
import type { TopicEntry } from '../knowledge/topics.js';
import { decide } from './decide.js';
import { weigh } from './evidence.js';
import { goesOn, isFollowUp, namesNext } from './follow-up.js';
import { questionWordings } from './question-wordings.js';
import type { Aspect, Need, Question, ServiceCandidate, Topic, TurnInput } from './turn.js';

export interface UnderstandDeps {
  readonly library: Pick<Library, 'guides' | 'topics'>;
  readonly index: SearchIndex;
}

/** Candidates that are handed on, and how near to the best one a choice must be. */
const candidateCount = 4;
const choiceShare = 0.8;
/** What was heard with less confidence, or is a mere sound, is asked for again, rather than turned down. */
const badlyHeard = 0.45;
/** A question that goes on from the one before is most likely about the same. */
const followedConfidence = 0.7;

export function createUnderstand({ library, index }: UnderstandDeps) {
  const topics = new Map(library.topics.map((t) => [t.id, t]));

  return async (question: Question, input: TurnInput, signal: AbortSignal): Promise<Need> => {
    const wordings = questionWordings(question);
    const chosen = library.guides.get(input.service ?? '');
    if (wordings.length === 0 && !chosen) return nothing('unheard', 1);
    const result = await index.search(wordings, signal);
    const aspects = aspectScores(
      wordings.map((w) => w.text),
      unsaidAspect(question, input),
    );
    if (chosen) {
      const candidate: ServiceCandidate = { id: chosen.id, name: chosen.name, score: 1, arms: {} };
      return need('service', [candidate], aspectOf(result, chosen.id, aspects), 1);
    }

    const evidence = weigh(question.repaired, question.standard, result.ranked, index.pairs);
    const decided = evidence && decide(evidence, { dense: index.dense, spoken: question.spoken });
    const previous = library.guides.get(input.previous?.service ?? '');
    if (previous && isFollowUp(question.repaired, evidence, decided)) {
      const candidate: ServiceCandidate = { id: previous.id, name: previous.name, score: 1, arms: {} };
      return need('service', [candidate], aspectOf(result, previous.id, aspects), followedConfidence);
    }
    if (!evidence || !decided || (!evidence.exact && !hasWords(question.repaired))) return nothing('unknown', 1);
    const next = previous && namesNext(question.repaired, evidence);
    const { decision, confidence } = next ? { decision: 'service' as const, confidence: followedConfidence } : decided;
    const candidates = toCandidates(evidence.services.slice(0, candidateCount));
    const aspect = aspectOf(result, candidates[0]?.id ?? '', aspects);
    if (decision === 'topic') {
      const topic = topics.get(evidence.topics[0]?.entity.id ?? '');
      return { ...need('topic', candidates, aspect, confidence), ...(topic && { topic: toTopic(topic) }) };
    }
    if (decision === 'ambiguous') return need('ambiguous', choices(candidates), aspect, confidence);
    if (decision === 'unknown' && question.spoken && (question.confidence < badlyHeard || evidence.length === 0))
      return need('unheard', candidates, aspect, confidence);
    return need(decision, candidates, aspect, confidence);
  };
}

/** "那低保呢" asks of another service what was asked of the one before. */
function unsaidAspect({ repaired }: Question, { previous }: TurnInput): Aspect {
  return previous && goesOn(repaired) ? previous.aspect : 'overview';
}

/** Digits and signs alone are no question, whatever number they hold. */
const hasWords = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The aspect of the passage that would be said. */
function aspectOf(result: SearchResult, service: string, aspects: AspectScores): Aspect {
  return result.passages(service, aspects)[0]?.aspect ?? 'overview';
}

/** Between two and four, as near to each other as can be. */
function choices(candidates: readonly ServiceCandidate[]): ServiceCandidate[] {
  const best = candidates[0]?.score ?? 0;
  return candidates.filter((c, i) => i < 2 || c.score >= best * choiceShare);
}

/** Scores above 1 are brought down together, so that their order stays. */
function toCandidates(ranked: readonly Ranked[]): ServiceCandidate[] {
  const most = Math.max(1, ...ranked.map((r) => r.score));
  return ranked.map(({ entity, score, arms }) => ({
    id: entity.id,
    name: entity.name,
    score: Math.max(0, score / most),
    arms,
  }));
}

function toTopic({ asks: _, ...topic }: TopicEntry): Topic {
  return topic;
}

function need(
  decision: Need['decision'],
  candidates: readonly ServiceCandidate[],
  aspect: Aspect,
  confidence: number,
): Need {
  return { decision, aspect, candidates, confidence };
}

function nothing(decision: 'unheard' | 'unknown', confidence: number): Need {
  return need(decision, [], 'overview', confidence);
}
