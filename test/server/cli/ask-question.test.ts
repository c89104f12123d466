import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../server/assemble.js';
import { askQuestion } from '../../../server/cli/ask-question.js';
import type { Choice } from '../../../server/turn/turn.js';
import type { TurnResult } from '../../../server/turn/turn-events.js';

/** Answers everything with the service and notes what it was asked. */
function assistantFor(service: string | undefined, choices: readonly Choice[] = []) {
  const asked: Asked[] = [];
  const result: TurnResult = {
    turnId: 't',
    answer: {
      status: service ? 'answered' : 'clarify',
      spoken: [],
      choices,
      citations: [],
      ...(service && { service }),
    },
    need: {
      decision: 'service',
      aspect: 'fee',
      candidates: [{ id: 'first', name: '', score: 1, arms: {} }],
      confidence: 1,
    },
    trace: [],
    timings: {},
  };
  return {
    asked,
    resolveDialect: (name: string) => name,
    passage: () => undefined,
    ask: async (input: Asked) => {
      asked.push(input);
      return result;
    },
  };
}
const options = { maxSeconds: 30, identify: false };
const row = { dialect: 'wu', first: '补身份证', question: '几钿', expected: ['id-card'], aspects: ['fee'] };

describe('askQuestion', () => {
  it('asks the first question, then the second with what the first was about', async () => {
    const assistant = assistantFor('id-card');
    const { scored } = await askQuestion(assistant, row, options);
    expect(assistant.asked).toEqual([
      { speak: false, dialect: 'wu', text: '补身份证' },
      { speak: false, dialect: 'wu', text: '几钿', previous: { service: 'id-card', aspect: 'fee', citations: [] } },
    ]);
    expect(scored).toMatchObject({ correct: true, aspect: 'fee', dialect: 'wu' });
  });

  it('carries nothing over from a first question that was not answered', async () => {
    const assistant = assistantFor(undefined);
    await askQuestion(assistant, row, options);
    expect(assistant.asked[1]).not.toHaveProperty('previous');
  });

  it.each([
    ['CHOICE-1', 'a'],
    ['CHOICE-2', 'id-card'],
    ['CHOICE-LAST', 'id-card'],
    ['CHOICE-3', 'CHOICE-3'],
  ])('takes %s for the service that the first turn offered there', async (expected, service) => {
    const offered = [
      { service: 'a', label: 'A' },
      { service: 'id-card', label: 'B' },
    ];
    const { scored } = await askQuestion(
      assistantFor('id-card', offered),
      { dialect: 'wu', first: '办证', question: '第二个', expected: [expected] },
      options,
    );
    expect(scored.row.expected).toEqual([service]);
    expect(scored.correct).toBe(service === 'id-card');
  });

  it('says what a way in says to a question that it does not let through', async () => {
    const assistant = assistantFor('id-card');
    const long = { dialect: 'wu', question: '字'.repeat(11), expected: [], statuses: ['error'] };
    const { scored } = await askQuestion(assistant, long, { ...options, maxCharacters: 10 });
    expect(assistant.asked).toEqual([]);
    expect(scored).toMatchObject({ correct: true, answer: { status: 'error' } });
    expect(scored.answer.spoken).toHaveLength(1);
  });

  it('notes the services that were thought of', async () => {
    const { scored } = await askQuestion(assistantFor('id-card'), row, options);
    expect(scored.candidates).toEqual(['first']);
  });

  it('keeps the label of the row from the turn when the dialect is to be identified', async () => {
    const assistant = assistantFor('id-card');
    const { scored } = await askQuestion(assistant, { ...row, dialect: 'gan' }, { ...options, identify: true });
    for (const input of assistant.asked) expect(input).not.toHaveProperty('dialect');
    expect(scored).toMatchObject({ dialect: 'gan', identified: 'none' });
  });
});
