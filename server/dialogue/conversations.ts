/**
 * The memories of conversations that are carried by a number instead of a connection: a page without a socket, a script.
 * Promise: numbers cannot be guessed; what is older than the memory lasts is dropped; never more than `most` are held.
 * Change with it: memory.ts, server/channels/web/turns-route.ts.
 */
import { randomUUID } from 'node:crypto';
import type { TurnResult } from '../turn/turn-events.js';
import { isForgotten, type Memory, nothingRemembered, recall, remember } from './memory.js';

export interface Conversations {
  /** The number to carry on with: the given one while it is known, else a new one. */
  open(id: string | undefined): string;
  /** What to give the next turn. */
  recall(id: string): ReturnType<typeof recall>;
  remember(id: string, result: TurnResult): void;
}

const mostHeld = 5000;

/** `now` in milliseconds. */
export function createConversations(now: () => number = Date.now, most = mostHeld): Conversations {
  /** The one that was longest silent comes first. */
  const held = new Map<string, Memory>();
  const keep = (id: string, memory: Memory) => {
    held.delete(id);
    held.set(id, memory);
    for (const [oldest, { at }] of held) {
      if (held.size <= most && !isForgotten(at, now())) return;
      held.delete(oldest);
    }
  };
  return {
    open(id) {
      const memory = id === undefined ? undefined : held.get(id);
      if (id !== undefined && memory && !isForgotten(memory.at, now())) return id;
      const fresh = randomUUID();
      keep(fresh, { ...nothingRemembered, at: now() });
      return fresh;
    },
    recall: (id) => recall(held.get(id) ?? nothingRemembered, now()),
    remember: (id, result) => {
      const memory = held.get(id);
      if (memory) keep(id, remember(memory, result, now()));
    },
  };
}
