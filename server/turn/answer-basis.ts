/**
 * The answer to "依据是什么": the rule that the last answer rests on, named aloud and shown.
 * Promise: pure; names what the best passage on the aspect cites, else what the guide as a whole rests on.
 * Change with it: cite-aloud.ts, take-asked.ts, compose.ts.
 */
import type { Guide } from '../knowledge/guide.js';
import { makeCard } from './card.js';
import { citeAloud } from './cite-aloud.js';
import type { Answer, Citation, Passage } from './turn.js';

/** `own`: the passages that answer the aspect, best first; `bases`: what the guide rests on. Undefined: nothing is cited. */
export function answerBasis(guide: Guide, own: readonly Passage[], bases: readonly Citation[]): Answer | undefined {
  const best = own[0];
  const citations = best && best.citations.length > 0 ? best.citations : bases;
  const text = citeAloud(citations);
  if (text === undefined) return undefined;
  return {
    status: 'answered',
    service: guide.id,
    spoken: [{ text, passages: best && best.citations.length > 0 ? [best.id] : [] }],
    card: makeCard(guide, bases),
    choices: [],
    citations,
  };
}
