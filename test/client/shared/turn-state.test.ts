import { describe, expect, it } from 'vitest';
import { nextTurnState, noTurn, type TurnAction, type TurnState } from '../../../client/shared/turn-state.js';
import type { TurnReply } from '../../../server/channels/protocol.js';

const stateOf = (actions: readonly TurnAction[], from: TurnState = noTurn) => actions.reduce(nextTurnState, from);
const reply = (turnId: string): TurnReply => ({
  turnId,
  dialect: 'southwestern',
  heard: '底包',
  question: '低保',
  standard: '低保',
  rewrites: [],
  status: 'answered',
  service: 'a',
  spoken: ['去乡镇。'],
  card: null,
  choices: [],
  asking: null,
  verdict: null,
  grounds: [],
  citations: [],
  trace: [],
  timings: {},
  aiGenerated: { label: 'AI 生成', note: '' },
});
const accepted = (turnId: string): TurnAction => ({ type: 'accepted', turnId });
const heard = (turnId: string): TurnAction => ({ type: 'heard', body: { turnId, text: '底包' } });
const answered = (turnId: string): TurnAction => ({ type: 'answer', body: reply(turnId) });
const ended = (turnId: string): TurnAction => ({
  type: 'turn-end',
  body: { turnId, status: 'answered', trace: [], timings: {} },
});
const wrong = (turnId: string): TurnAction => ({
  type: 'turn-error',
  body: { turnId, error: { code: 'engine-failed', message: '坏了。' } },
});
const whole: TurnAction[] = [
  { type: 'talking' },
  accepted('1'),
  { type: 'listening', body: { turnId: '1', speech: true } },
  { type: 'speech-ended', body: { turnId: '1', reason: 'silence' } },
  heard('1'),
  {
    type: 'understood',
    body: { turnId: '1', heard: '底包', question: '低保', standard: '低保', dialect: 'southwestern', rewrites: [] },
  },
  answered('1'),
  { type: 'speech', body: { turnId: '1', sentence: 0, sampleRate: 24000 } },
  ended('1'),
];

describe('a turn on the page', () => {
  it('goes from listening over working to an answer', () => {
    const steps = whole.map((_, i) => stateOf(whole.slice(0, i + 1)));
    expect(steps.map((s) => s.voiceHeard)).toEqual([false, false, true, false, false, false, false, false, false]);
    expect(steps.map((s) => s.working)).toEqual([false, false, false, true, true, true, true, true, false]);
    expect(steps.at(-1)).toMatchObject({ heard: '底包', question: '低保', pieces: 1, reply: { status: 'answered' } });
  });

  it('keeps the last answer until something new is heard', () => {
    const done = stateOf(whole);
    const again = stateOf([{ type: 'talking' }, accepted('2')], done);
    expect(again.reply?.turnId).toBe('1');
    expect(stateOf([heard('2')], again).reply).toBeUndefined();
    expect(stateOf([{ type: 'stopped' }], again).reply?.turnId).toBe('1');
  });

  it('shows typed words at once and forgets the answer before', () => {
    expect(stateOf([{ type: 'asked', text: '养老金' }], stateOf(whole))).toEqual({
      ...noTurn,
      working: true,
      heard: '养老金',
      question: '养老金',
    });
  });

  it('drops what belongs to another turn', () => {
    const state = stateOf([{ type: 'asked', text: '养老金' }, accepted('2')]);
    expect(stateOf([heard('1'), answered('1'), wrong('1'), ended('1')], state)).toBe(state);
  });

  it('shows an error, but not when only the voice failed', () => {
    expect(stateOf([accepted('1'), wrong('1'), ended('1')])).toMatchObject({
      working: false,
      trouble: { message: '坏了。' },
    });
    expect(stateOf([accepted('1'), answered('1'), wrong('1'), ended('1')]).trouble).toBeUndefined();
    expect(stateOf([wrong('')]).trouble).toBeDefined();
  });

  it('a new attempt clears the trouble', () => {
    const trouble = stateOf([{ type: 'trouble', trouble: { code: 'x', message: '！' } }]);
    expect(trouble).toMatchObject({ turnId: '', working: false });
    expect(stateOf([{ type: 'talking' }], trouble).trouble).toBeUndefined();
    expect(stateOf([{ type: 'asked', text: '问' }], trouble).trouble).toBeUndefined();
  });
});
