/**
 * Stage 5: the answer. With a language model it may word the passages; without one, or when that fails,
 * the guide's own sentences are said. What is not a service gets its fixed words.
 * Promise: at most three spoken sentences; every sentence names the passages it rests on.
 * Change with it: compose-from-model.ts, answer-sentences.ts, card.ts, check.ts (which has the last word).
 */
import type { Library } from '../knowledge/library.js';
import { answerSentences, maxSentences } from './answer-sentences.js';
import { makeCard } from './card.js';
import type { Answer, AnswerStatus, DialectCode, Need, Passage, Question, SpokenSentence } from './turn.js';

/** Fixed things the assistant says; worded in each dialect pack. */
export type PhraseKey = 'unheard' | 'unknown' | 'not-covered' | 'clarify-lead';

export interface ComposeDeps {
  readonly library: Library;
  /** The wording of a fixed sentence in a dialect that our voice can speak. */
  phrase(key: PhraseKey, dialect: DialectCode): string;
  /** Words passages as sentences; undefined when it cannot (no model, time-out, nonsense). */
  readonly fromModel?: (
    question: Question,
    passages: readonly Passage[],
    signal: AbortSignal,
  ) => Promise<readonly SpokenSentence[] | undefined>;
}

export function createCompose(deps: ComposeDeps) {
  const plain = (status: AnswerStatus, say: readonly string[]): Answer => ({
    status,
    spoken: say.map((text) => ({ text, passages: [] })),
    choices: [],
    citations: [],
  });

  return async (question: Question, need: Need, passages: readonly Passage[], signal: AbortSignal): Promise<Answer> => {
    const phrase = (key: PhraseKey) => deps.phrase(key, question.dialect.code);
    if (need.decision === 'unheard') return plain('unheard', [phrase('unheard')]);
    if (need.decision === 'topic' && need.topic) return plain(need.topic.status, need.topic.say);
    if (need.decision === 'ambiguous') return clarify(need, phrase('clarify-lead'), deps.library);
    const guide = deps.library.guides.get(need.candidates[0]?.id ?? '');
    if (need.decision !== 'service' || !guide) return plain('not-covered', [phrase('unknown')]);

    const own = passages.filter((p) => p.serviceId === guide.id);
    const worded = own.length > 0 ? await deps.fromModel?.(question, own, signal) : undefined;
    const spoken = (worded ?? answerSentences(question, own)).slice(0, maxSentences);
    if (spoken.length === 0) return { ...plain('not-covered', [phrase('not-covered')]), service: guide.id };
    const bases = deps.library.citations(guide.id);
    const used = new Set(spoken.flatMap((s) => s.passages));
    const cited = own.filter((p) => used.has(p.id)).flatMap((p) => p.citations);
    return {
      status: 'answered',
      service: guide.id,
      spoken,
      card: makeCard(guide, bases),
      choices: [],
      // What names no article of its own (a list of steps) rests on the guide's bases as a whole.
      citations: distinct(cited.length > 0 ? cited : bases),
    };
  };
}

function clarify(need: Need, lead: string, library: Library): Answer {
  // Spoken, so by the name that people use: a guide's first alias.
  const called = (id: string, name: string) => library.guides.get(id)?.aliases[0] ?? name;
  const choices = need.candidates.slice(0, 4).map(({ id, name }) => ({ service: id, label: called(id, name) }));
  const labels = choices.map((c) => c.label);
  const last = labels.pop();
  const question = labels.length > 0 ? `您问的是${labels.join('、')}，还是${last}？` : `您问的是${last}吗？`;
  return {
    status: 'clarify',
    spoken: [lead, question].map((text) => ({ text, passages: [] })),
    choices,
    citations: [],
  };
}

function distinct<T>(items: readonly T[]): T[] {
  const seen = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...seen.values()];
}
