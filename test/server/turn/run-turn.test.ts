import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../../server/errors.js';
import { runTurn, type Stages } from '../../../server/turn/run-turn.js';
import type { Answer, Need, Question, TurnInput } from '../../../server/turn/turn.js';
import { stageNames, type TurnEvent } from '../../../server/turn/turn-events.js';

const answer: Answer = { status: 'answered', spoken: [{ text: '好。', passages: [] }], choices: [], citations: [] };
const question: Question = {
  heard: '问',
  repaired: '问',
  standard: '问',
  alternatives: [],
  rewrites: [],
  spoken: false,
  confidence: 1,
  dialect: { code: 'mandarin', confidence: 1, source: 'default' },
};
const need: Need = { decision: 'unknown', aspect: 'overview', candidates: [], confidence: 0 };
const chunk = { samples: new Float32Array(4), sampleRate: 24_000, text: '好。' };
const stages = (more: Partial<Stages> = {}): Stages => ({
  recognise: async () => ({ text: '问', hypotheses: [], confidence: 1, noSpeech: 0, final: true }),
  normalise: async () => question,
  understand: async () => need,
  retrieve: async () => [],
  compose: async () => answer,
  check: async () => answer,
  async *speak() {
    yield { sentence: 0, chunk };
    yield { sentence: 0, chunk };
  },
  ...more,
});
const input = (more: Partial<TurnInput> = {}): TurnInput => ({ turnId: 't1', text: '问', speak: true, ...more });

async function run(s: Stages, i = input(), signal = new AbortController().signal) {
  const events: TurnEvent[] = [];
  const result = await runTurn(i, s, (e) => events.push(e), signal);
  return { result, events, types: events.map((e) => e.type) };
}

describe('runTurn', () => {
  it('emits the whole sequence of a plain turn', async () => {
    const { types, result } = await run(stages());
    const text = stageNames.slice(0, 6).flatMap((s) => [`${s}-start`, `${s}-end`]);
    expect(types).toEqual([...text, 'speak-start', 'speech-chunk', 'speech-chunk', 'speak-end', 'turn-end']);
    expect(result.trace.map((t) => t.stage)).toEqual([...stageNames]);
    expect(Object.keys(result.timings)).toEqual(expect.arrayContaining(['recognise', 'firstAudio', 'total']));
  });

  it('ends before speaking when captions are enough', async () => {
    const { types } = await run(stages(), input({ speak: false }));
    expect(types).not.toContain('speak-start');
    expect(types.at(-1)).toBe('turn-end');
  });

  it.each(stageNames.slice(0, 6))('turns a failure in %s into an answer of status error', async (stage) => {
    const { types, result } = await run(stages({ [stage]: async () => Promise.reject(new Error('broken')) }));
    expect(types.slice(-2)).toEqual(['turn-error', 'turn-end']);
    expect(types).not.toContain(`${stage}-end`);
    expect(result.answer.status).toBe('error');
    expect(result.answer.spoken[0]?.text).toMatch(/[一-龥]/);
  });

  it('keeps the answer when only the voice fails', async () => {
    const broken = stages({
      async *speak() {
        yield { sentence: 0, chunk };
        throw new AssistantError('engine-failed');
      },
    });
    const { types, result } = await run(broken);
    expect(types.slice(-3)).toEqual(['speech-chunk', 'turn-error', 'turn-end']);
    expect(result.answer).toEqual(answer);
  });

  it('stops at the next stage when aborted and still ends once', async () => {
    const controller = new AbortController();
    const s = stages({
      understand: async () => {
        controller.abort();
        return need;
      },
    });
    const { types, events } = await run(s, input(), controller.signal);
    expect(types).not.toContain('retrieve-start');
    expect(types.filter((t) => t === 'turn-end')).toHaveLength(1);
    expect(events.find((e) => e.type === 'turn-error')).toMatchObject({ code: 'aborted' });
  });

  it('writes nothing of what was said into the trace', async () => {
    const words = { ...question, heard: '秘密', repaired: '秘密', standard: '秘密' };
    const { result } = await run(stages({ normalise: async () => words }));
    expect(JSON.stringify(result.trace)).not.toContain('秘密');
  });
});
