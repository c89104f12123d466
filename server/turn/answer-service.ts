/**
 * The answer about one service: reasoned over several facts where the question needs it, worded by a model where there is one,
 * otherwise in the guide's own sentences.
 * Promise: at most three sentences, each with the passages it rests on; undefined when nothing answers.
 * Change with it: reason.ts, compose-from-model.ts, answer-sentences.ts, card.ts.
 */
import type { Guide } from '../knowledge/guide.js';
import type { Library } from '../knowledge/library.js';
import { answersAsked } from './answer-asked.js';
import { answerSentences, maxSentences } from './answer-sentences.js';
import { makeCard } from './card.js';
import type { FromModel } from './compose-from-model.js';
import type { Reason } from './reason.js';
import type { Answer, Need, Passage, Question, SpokenSentence } from './turn.js';

export interface ServiceWriters {
  readonly reason?: Reason;
  /** Words passages as sentences; undefined when it cannot (no model, time-out, nonsense). */
  readonly fromModel?: FromModel;
}

export interface ServiceAsked {
  readonly question: Question;
  readonly need: Need;
  readonly guide: Guide;
  readonly passages: readonly Passage[];
  /** How a model is to word it. */
  readonly voice: string;
}

export async function answerService(
  { question, need, guide, passages, voice }: ServiceAsked,
  library: Library,
  { reason, fromModel }: ServiceWriters,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const own = passages.filter((p) => p.serviceId === guide.id);
  // What one passage says of both needs no reasoning.
  const reasoned = answersAsked(own) === 'yes' ? undefined : await reason?.(question, need, signal, voice);
  const concluded = reasoned && reasoned.spoken.length > 0 ? reasoned.spoken : undefined;
  const worded = concluded ?? (await wordedByModel());
  const spoken = (worded ?? answerSentences(question, own)).slice(0, maxSentences);
  if (spoken.length === 0) return undefined;
  const bases = library.citations(guide.id);
  const cited = citationsOf(spoken, [...own, ...(reasoned?.passages ?? [])]);
  return {
    status: 'answered',
    service: guide.id,
    spoken,
    card: makeCard(guide, bases),
    choices: [],
    // What names no article of its own (a list of steps) rests on the guide's bases as a whole.
    citations: cited.length > 0 ? cited : distinct(bases),
    ...(reasoned && { reasoning: reasoned.reasoning }),
  };

  function wordedByModel() {
    return own.length > 0 ? fromModel?.(question, own, signal, { aspect: need.aspect, voice }) : undefined;
  }
}

function citationsOf(spoken: readonly SpokenSentence[], passages: readonly Passage[]) {
  const used = new Set(spoken.flatMap((s) => s.passages));
  return distinct(passages.filter((p) => used.has(p.id)).flatMap((p) => p.citations));
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
