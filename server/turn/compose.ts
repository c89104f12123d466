/**
 * Stage 5: the answer. What is not a service gets its fixed words; a service is answered from its passages, by reasoning where
 * several facts are needed, by the questions that settle who may have it, or by naming the rule. Last, it is put in the person's words.
 * Promise: at most three spoken sentences; every claim names the passages it rests on and keeps its standard wording beside it.
 * Change with it: answer-service.ts, answer-eligibility.ts, answer-clarify.ts, answer-basis.ts, check.ts (which has the last word).
 */
import type { LabelsOf } from '../dialogue/choices.js';
import type { Wording } from '../dialogue/wording.js';
import type { Library } from '../knowledge/library.js';
import { answersAsked } from './answer-asked.js';
import { answerBasis } from './answer-basis.js';
import { answerClarify } from './answer-clarify.js';
import { answerEligibility } from './answer-eligibility.js';
import { answerService, type ServiceWriters } from './answer-service.js';
import type { Answer, AnswerStatus, Need, Passage, Question } from './turn.js';

export interface ComposeDeps extends ServiceWriters {
  readonly library: Library;
  readonly wording: Wording;
  /** What may be replied to a question back. */
  readonly labels: LabelsOf;
}

export function createCompose({ library, wording, labels, ...writers }: ComposeDeps) {
  const citationsOf = (ids: readonly string[]) =>
    ids
      .flatMap((id) => library.passages(id.split('#')[0] ?? '').filter((p) => p.id === id))
      .flatMap((p) => p.citations);

  return async (question: Question, need: Need, passages: readonly Passage[], signal: AbortSignal): Promise<Answer> => {
    const whom = { dialect: question.dialect.code };
    const inTheirWords = (answer: Answer): Answer => ({
      ...answer,
      spoken: answer.spoken.map((sentence) => wording.spoken(sentence, whom)),
    });
    if (need.decision === 'unheard') return plainly('unheard', [wording.say('unheard', whom)]);
    if (need.decision === 'topic' && need.topic) return inTheirWords(plainly(need.topic.status, need.topic.say));
    if (need.decision === 'ambiguous')
      return inTheirWords(answerClarify(need, wording.say('clarify-lead', whom), library));
    const guide = library.guides.get(need.candidates[0]?.id ?? '');
    if (need.decision !== 'service' || !guide) return plainly('not-covered', [wording.say('unknown', whom)]);

    const ruled = need.basis && answerBasis(guide, need.basis, library.citations(guide.id));
    if (ruled) return ruled;
    const usual =
      (await answerService(
        { question, need, guide, passages, voice: wording.voiceOf(whom) },
        library,
        writers,
        signal,
      )) ?? ({ ...plainly('not-covered', [wording.say('not-covered', whom)]), service: guide.id } satisfies Answer);
    if (!need.eligibility) return inTheirWords(usual);
    const fits = answersAsked(passages) === 'yes';
    const words = {
      phrase: (key: Parameters<Wording['say']>[0]) => wording.say(key, whom),
      labels: labels(whom.dialect),
    };
    return inTheirWords(answerEligibility(guide, need.eligibility, { answer: usual, fits }, words, citationsOf));
  };
}

function plainly(status: AnswerStatus, say: readonly string[]): Answer {
  return { status, spoken: say.map((text) => ({ text, passages: [] })), choices: [], citations: [] };
}
