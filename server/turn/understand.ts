/**
 * Stage 3: what the person needs: which service and which aspect of it, or which subject that is not ours.
 * Promise: exactly one decision; a service the person chose is never second-guessed; candidates come best first.
 * Change with it: take-asked.ts, evidence.ts, decide.ts, need.ts, server/safety/screen.ts, server/knowledge/search-index.ts.
 */
import type { AspectScores } from '../knowledge/aspect-scores.js';
import { aspectScores } from '../knowledge/aspect-scores.js';
import type { Library } from '../knowledge/library.js';
import type { SearchIndex, SearchResult } from '../knowledge/search-index.js';
import { screen } from '../safety/screen.js';
import { decide } from './decide.js';
import { weigh } from './evidence.js';
import { goesOn, isFollowUp, namesNext, plainlyAsked } from './follow-up.js';
import { choices, need, nothing, theOne, toCandidates, toTopic, vagueNeed } from './need.js';
import { questionWordings } from './question-wordings.js';
import { takeAsked, withEligibility } from './take-asked.js';
import type { Aspect, Need, Question, TurnInput } from './turn.js';

export interface UnderstandDeps {
  readonly library: Pick<Library, 'guides' | 'topics' | 'vague'>;
  readonly index: SearchIndex;
}

/** Candidates that are handed on. */
const candidateCount = 4;
/** What was heard with less confidence, or is a mere sound, is asked for again, rather than turned down. */
const badlyHeard = 0.45;
/** A question that goes on from the one before is most likely about the same. */
const followedConfidence = 0.7;

export function createUnderstand({ library, index }: UnderstandDeps) {
  const topics = new Map(library.topics.map((t) => [t.id, t]));
  const how = { dense: index.dense, learned: index.learned !== undefined };

  const search = async (question: Question, input: TurnInput, signal: AbortSignal): Promise<Need> => {
    const wordings = questionWordings(question);
    const chosen = library.guides.get(input.service ?? '');
    if (wordings.length === 0 && !chosen) return nothing('unheard', 1);
    const result = await index.search(wordings, signal);
    const aspects = aspectScores(
      wordings.map((w) => w.text),
      unsaidAspect(question, input),
    );
    if (chosen) return need('service', [theOne(chosen)], aspectOf(result, chosen.id, aspects), 1);

    const evidence = weigh(question.repaired, question.standard, result.ranked, index.pairs);
    const decided = evidence && decide(evidence, { ...how, spoken: question.spoken });
    const previous = library.guides.get(input.previous?.service ?? '');
    if (previous && isFollowUp(question.repaired, evidence, decided))
      return need('service', [theOne(previous)], aspectOf(result, previous.id, aspects), followedConfidence);
    if (!evidence || !decided || (!evidence.exact && !hasWords(question.repaired))) return nothing('unknown', 1);

    const next = previous && namesNext(question.repaired, evidence);
    const { decision, confidence } = next ? { decision: 'service' as const, confidence: followedConfidence } : decided;
    const candidates = toCandidates(evidence.services.slice(0, candidateCount));
    const aspect = aspectOf(result, candidates[0]?.id ?? '', aspects);
    if (decision === 'topic') {
      const topic = topics.get(evidence.topics[0]?.entity.id ?? '');
      return { ...need('topic', candidates, aspect, confidence), ...(topic && { topic: toTopic(topic) }) };
    }
    if (decision === 'ambiguous') {
      const asked = plainlyAsked(aspects);
      return (
        vagueNeed(evidence, library, asked, confidence) ?? need('ambiguous', choices(candidates), asked, confidence)
      );
    }
    if (decision === 'unknown' && question.spoken && (question.confidence < badlyHeard || evidence.length === 0))
      return need('unheard', candidates, aspect, confidence);
    return need(decision, candidates, aspect, confidence);
  };

  /** A guide answers what it asks itself word for word, whatever it sounds like (交钱就能办是不是真的). */
  const isAnswered = async (question: Question, signal: AbortSignal): Promise<boolean> => {
    const best = (await index.search(questionWordings(question), signal)).ranked[0];
    return best?.exact === true && best.entity.kind === 'service';
  };

  return async (question: Question, input: TurnInput, signal: AbortSignal): Promise<Need> => {
    const asked = takeAsked(question, input, library);
    if (asked) return asked;
    const { topic, text } = screen(question.repaired, question.standard);
    const turnedDown = topics.get(topic ?? '');
    if (turnedDown && !(await isAnswered(question, signal)))
      return { ...nothing('topic', 1), topic: toTopic(turnedDown) };
    const plain = text === question.repaired ? question : { ...question, heard: text, repaired: text, standard: text };
    return withEligibility(await search(plain, input, signal), plain, input, library);
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
