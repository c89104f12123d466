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
  readonly known?: TurnInput['known'];
  /** Milliseconds, by the clock of who remembers. */
  readonly at: number;
}

/** Someone else may stand there by then. */
const memoryMs = 5 * 60_000;

export const nothingRemembered: Memory = { at: Number.NEGATIVE_INFINITY };

export const isForgotten = (at: number, now: number): boolean => now - at > memoryMs;

/** What to give the next turn. */
export function recall(
  { lastDialect, previous, asking, known, at }: Memory,
  now: number,
): Pick<TurnInput, 'lastDialect' | 'previous' | 'asking' | 'known'> {
  if (isForgotten(at, now)) return {};
  return {
    ...(lastDialect && { lastDialect }),
    ...(previous && { previous }),
    ...(asking && { asking }),
    ...(known && { known }),
  };
}

/** What is left after a turn; a question that was not answered about a service leaves the one before in place. */
export function remember(before: Memory, { question, need, answer }: TurnResult, now: number): Memory {
  const heard = question && (question.dialect.source === 'identified' || question.dialect.source === 'kept');
  const told = recall(before, now);
  const lastDialect = heard ? question.dialect : told.lastDialect;
  // What a detail is missing of, and what a condition is asked of, is the service that is spoken of.
  const named = answer.status === 'answered' || answer.status === 'not-covered' || answer.asking?.kind === 'condition';
  const about = named ? answer.service : undefined;
  const previous = about && need ? { service: about, aspect: need.aspect, citations: answer.citations } : told.previous;
  const settled = need?.eligibility?.settled ?? [];
  const kept = about && settled.length > 0 ? { service: about, settled } : told.known;
  const { asking } = answer;
  return {
    at: now,
    ...(lastDialect && { lastDialect }),
    ...(previous && { previous }),
    ...(asking && { asking }),
    ...(kept && { known: kept }),
  };
}
