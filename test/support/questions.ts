/** Questions for tests of the stages behind normalise. */
import type { Question } from '../../server/turn/turn.js';

/** A typed question in standard words; `more` changes it. */
export function questionOf(text: string, more: Partial<Question> = {}): Question {
  return {
    heard: text,
    repaired: text,
    standard: text,
    alternatives: [],
    rewrites: [],
    dialect: { code: 'mandarin', confidence: 1, source: 'chosen' },
    spoken: false,
    confidence: 1,
    ...more,
  };
}
