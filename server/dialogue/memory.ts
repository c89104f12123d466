/**
 * What one turn of a conversation leaves for the next: which dialect was spoken, what the answer was about,
 * and what it asked back.
 * Promise: pure; no word of the person is kept; what is older than `memoryMs` is forgotten.
 * Change with it: server/turn/follow-up.ts, server/dialect/identify.ts (keepDialect), server/channels/web/visit.ts.
 */
import type { TurnInput } from '../turn/turn.js';
import type { TurnResult } from '../turn/turn-events.js';

export interface Memory {
  readonly lastDialect?: TurnInput['lastDialect'];
  readonly previous?: TurnInput['previous'];
  readonly asking?: TurnInput['asking'];
  /** Milliseconds, by the clock of who remembers. */
  readonly at: number;
}

/** Someone else may stand there by then. */
const memoryMs = 5 * 60_000;

export const nothingRemembered: Memory = { at: Number.NEGATIVE_INFINITY };

/** What to give the next turn. */
export function recall(
  { lastDialect, previous, asking, at }: Memory,
  now: number,
): Pick<TurnInput, 'lastDialect' | 'previous' | 'asking'> {
  if (now - at > memoryMs) return {};
  return { ...(lastDialect && { lastDialect }), ...(previous && { previous }), ...(asking && { asking }) };
}

/** What is left after a turn; a question that was not answered about a service leaves the one before in place. */
export function remember(before: Memory, { question, need, answer }: TurnResult, now: number): Memory {
  const told = question && (question.dialect.source === 'identified' || question.dialect.source === 'kept');
  const lastDialect = told ? question.dialect : recall(before, now).lastDialect;
  const previous =
    answer.status === 'answered' && answer.service && need
      ? { service: answer.service, aspect: need.aspect }
      : recall(before, now).previous;
  const { asking } = answer;
  return { at: now, ...(lastDialect && { lastDialect }), ...(previous && { previous }), ...(asking && { asking }) };
}
