/**
 * The answer to "依据是什么": the rule that the last answer rests on, named aloud and shown.
 * Promise: pure; names what that answer cited, else what the guide as a whole rests on.
 * Change with it: cite-aloud.ts, take-asked.ts, compose.ts.
 */
import type { Guide } from '../knowledge/guide.js';
import { makeCard } from './card.js';
import { citeAloud } from './cite-aloud.js';
import type { Answer, Citation } from './turn.js';

/** `rests`: what the last answer cited; `bases`: what the guide as a whole rests on. Undefined: nothing is cited. */
export function answerBasis(guide: Guide, rests: readonly Citation[], bases: readonly Citation[]): Answer | undefined {
  const citations = rests.length > 0 ? rests : bases;
  const text = citeAloud(citations);
  if (text === undefined) return undefined;
  return {
    status: 'answered',
    service: guide.id,
    spoken: [{ text, passages: [] }],
    card: makeCard(guide, bases),
    choices: [],
    citations,
  };
}
