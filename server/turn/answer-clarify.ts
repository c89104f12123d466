/**
 * The answer that asks back which of several services is meant.
 * Promise: pure; one question with two to four numbered choices, distinct by what people call them; the reply is read by
 * server/dialogue/reply.ts.
 * Change with it: server/dialogue/clarify.ts, server/dialogue/choices.ts, compose.ts, need.ts (subjects with words of their own).
 */
import { serviceChoices } from '../dialogue/choices.js';
import { clarifyQuestion } from '../dialogue/clarify.js';
import type { Library } from '../knowledge/library.js';
import type { Answer, Need } from './turn.js';

/** `lead`: the fixed sentence before the choices, in the person's dialect. */
export function answerClarify(need: Need, lead: string, library: Pick<Library, 'guides'>): Answer {
  const choices = need.asked?.choices ?? serviceChoices(need.candidates, library.guides);
  const question = clarifyQuestion(choices, need.asked?.say);
  return {
    status: 'clarify',
    spoken: [lead, question].map((text) => ({ text, passages: [] })),
    choices,
    asking: { kind: 'services', choices, aspect: need.aspect },
    citations: [],
  };
}
