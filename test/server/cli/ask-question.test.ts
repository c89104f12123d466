import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../server/assemble.js';
import { askQuestion } from '../../../server/cli/ask-question.js';
import type { TurnResult } from '../../../server/turn/turn-events.js';

/** Answers everything with the service and notes what it was asked. */
function assistantFor(service: string | undefined) {
  const asked: Asked[] = [];
  const result: TurnResult = {
    turnId: 't',
    answer: {
      status: service ? 'answered' : 'clarify',
      spoken: [],
      choices: [],
      citations: [],
      ...(service && { service }),
    },
    need: { decision: 'service', aspect: 'fee', candidates: [], confidence: 1 },
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
      { speak: false, dialect: 'wu', text: '几钿', previous: { service: 'id-card', aspect: 'fee' } },
    ]);
    expect(scored).toMatchObject({ correct: true, aspect: 'fee', dialect: 'wu' });
  });

  it('carries nothing over from a first question that was not answered', async () => {
    const assistant = assistantFor(undefined);
    await askQuestion(assistant, row, options);
    expect(assistant.asked[1]).not.toHaveProperty('previous');
  });

  it('keeps the label of the row from the turn when the dialect is to be identified', async () => {
    const assistant = assistantFor('id-card');
    const { scored } = await askQuestion(assistant, { ...row, dialect: 'gan' }, { ...options, identify: true });
    for (const input of assistant.asked) expect(input).not.toHaveProperty('dialect');
    expect(scored).toMatchObject({ dialect: 'gan', identified: 'none' });
  });
});
