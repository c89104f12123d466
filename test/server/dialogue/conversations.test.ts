/** Conversations by number: what they keep, for how long, and how many. */
import { describe, expect, it } from 'vitest';
import { createConversations } from '../../../server/dialogue/conversations.js';
import { answer } from '../../support/scripted-turn.js';

const minute = 60_000;
const result = (service: string) => ({
  turnId: 't',
  answer: { ...answer, service },
  need: { decision: 'service' as const, aspect: 'where' as const, candidates: [], confidence: 1 },
  trace: [],
  timings: {},
});

describe('a conversation', () => {
  it('goes on under the number that it got', () => {
    const held = createConversations(() => 0);
    const id = held.open('new');
    held.remember(id, result('id-card'));
    expect(held.open(id)).toBe(id);
    expect(held.recall(id)).toEqual({ previous: { service: 'id-card', aspect: 'where', citations: answer.citations } });
  });

  it('never takes a number that somebody made up', () => {
    const held = createConversations(() => 0);
    const id = held.open('mine');
    expect(id).not.toBe('mine');
    expect(held.open(undefined)).not.toBe(id);
    held.remember('mine', result('id-card'));
    expect(held.recall('mine')).toEqual({});
  });

  it('is over after five minutes of silence', () => {
    let now = 0;
    const held = createConversations(() => now);
    const id = held.open(undefined);
    held.remember(id, result('id-card'));
    now = 6 * minute;
    expect(held.recall(id)).toEqual({});
    expect(held.open(id)).not.toBe(id);
  });

  it('gives way when too many are held: the longest silent one first', () => {
    const held = createConversations(() => 0, 2);
    const [first, second] = [held.open(undefined), held.open(undefined)];
    held.remember(first, result('id-card'));
    held.open(undefined);
    expect(held.open(first)).toBe(first);
    expect(held.open(second)).not.toBe(second);
  });
});
