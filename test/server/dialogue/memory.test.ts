/** What a conversation remembers from turn to turn, and for how long. */
import { describe, expect, it } from 'vitest';
import { nothingRemembered, recall, remember } from '../../../server/dialogue/memory.js';
import type { Answer, DialectGuess, Need } from '../../../server/turn/turn.js';
import type { TurnResult } from '../../../server/turn/turn-events.js';
import { questionOf } from '../../support/questions.js';
import { answer } from '../../support/scripted-turn.js';

const sichuan: DialectGuess = { code: 'southwestern', confidence: 0.9, source: 'identified' };
const need: Need = { decision: 'service', aspect: 'where', candidates: [], confidence: 1 };
const turn = (dialect: DialectGuess, changes: Partial<Answer> = {}): TurnResult => ({
  turnId: 't',
  answer: { ...answer, ...changes },
  trace: [],
  timings: {},
  question: questionOf('低保在哪里申请嘛', { dialect }),
  need,
});
const minute = 60_000;

describe('the memory of a conversation', () => {
  it('hands on the dialect and what was answered', () => {
    const memory = remember(nothingRemembered, turn(sichuan), 0);
    expect(recall(memory, minute)).toEqual({
      lastDialect: sichuan,
      previous: { service: 'subsistence-allowance', aspect: 'where', citations: answer.citations },
    });
  });

  it('starts with nothing', () => {
    expect(recall(nothingRemembered, 0)).toEqual({});
  });

  it('keeps what it has when a turn tells nothing new', () => {
    const first = remember(nothingRemembered, turn(sichuan), 0);
    const second = remember(
      first,
      turn({ code: 'mandarin', confidence: 0.3, source: 'default' }, { status: 'unheard' }),
      minute,
    );
    expect(recall(second, 2 * minute)).toEqual(recall(first, minute));
  });

  it('does not take a dialect that was set by hand for one that was heard', () => {
    const memory = remember(nothingRemembered, turn({ code: 'wu', confidence: 1, source: 'chosen' }), 0);
    expect(recall(memory, minute).lastDialect).toBeUndefined();
  });

  it('forgets after five minutes, also through later turns', () => {
    const first = remember(nothingRemembered, turn(sichuan), 0);
    expect(recall(first, 6 * minute)).toEqual({});
    const plain: DialectGuess = { code: 'mandarin', confidence: 0.3, source: 'default' };
    expect(recall(remember(first, turn(plain, { status: 'unheard' }), 6 * minute), 6 * minute)).toEqual({});
  });

  it('keeps the service of which a detail was missing', () => {
    const memory = remember(nothingRemembered, turn(sichuan, { status: 'not-covered' }), 0);
    expect(recall(memory, minute).previous?.service).toBe('subsistence-allowance');
  });

  it('hands on what was asked back, to the next turn only', () => {
    const asking = { kind: 'condition' as const, service: 'id-card', condition: 1, settled: [], asked: 1 };
    const first = remember(nothingRemembered, turn(sichuan, { status: 'clarify', service: 'id-card', asking }), 0);
    expect(recall(first, minute)).toMatchObject({ asking, previous: { service: 'id-card', aspect: 'where' } });
    expect(recall(remember(first, turn(sichuan), minute), minute).asking).toBeUndefined();
  });

  it('keeps what was settled until another service is asked about', () => {
    const eligibility = { settled: [{ condition: 0, holds: true }], asked: 1 };
    const first = remember(nothingRemembered, { ...turn(sichuan), need: { ...need, eligibility } }, 0);
    const known = { service: 'subsistence-allowance', settled: eligibility.settled };
    expect(recall(remember(first, turn(sichuan), minute), minute).known).toEqual(known);
    const other = { settled: [{ condition: 2, holds: false }], asked: 0 };
    const second = remember(
      first,
      { ...turn(sichuan, { service: 'id-card' }), need: { ...need, eligibility: other } },
      minute,
    );
    expect(recall(second, minute).known).toEqual({ service: 'id-card', settled: other.settled });
  });

  it('keeps no word of the person', () => {
    expect(JSON.stringify(remember(nothingRemembered, turn(sichuan), 0))).not.toContain('哪里');
  });
});
