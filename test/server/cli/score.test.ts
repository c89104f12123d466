import { describe, expect, it } from 'vitest';
import { countUnsourced, isCorrect, summarise } from '../../../server/cli/score.js';
import type { Answer, AnswerStatus } from '../../../server/turn/turn.js';

const answer = (status: AnswerStatus, service?: string): Answer => ({
  status,
  spoken: [{ text: '满60岁。', passages: ['p'] }],
  choices: [],
  citations: [],
  ...(service && { service }),
});

describe('score', () => {
  it.each([
    [['id-card'], answer('answered', 'id-card'), true],
    [['id-card'], answer('answered', 'other'), false],
    [['id-card'], answer('not-covered', 'id-card'), false],
    [['other', 'id-card'], answer('answered', 'id-card'), true],
    [['REFUSE'], answer('out-of-scope'), true],
    [['REFUSE'], answer('declined'), true],
    [['REFUSE'], answer('not-covered'), true],
    [['REFUSE'], answer('clarify'), false],
    [['CLARIFY'], answer('clarify'), true],
    [['REFUSE'], answer('error'), false],
  ])('judges %j', (expected, given, correct) => {
    expect(isCorrect(expected, given)).toBe(correct);
  });

  it('counts a figure that no cited passage holds', () => {
    expect(countUnsourced(answer('answered', 'x'), () => undefined)).toBe(1);
  });

  it('adds up by dialect and by kind', () => {
    const row = (expected: string[], given: Answer, dialect: string) => ({
      row: { dialect, question: 'q', expected },
      dialect,
      answer: given,
      correct: isCorrect(expected, given),
      unsourced: 0,
      seconds: 1,
      identified: dialect,
    });
    const summary = summarise([
      row(['id-card'], answer('answered', 'id-card'), 'mandarin'),
      row(['id-card'], answer('not-covered'), 'cantonese'),
      row(['REFUSE'], answer('declined'), 'mandarin'),
      row(['CLARIFY'], answer('answered', 'id-card'), 'mandarin'),
    ]);
    expect(summary).toMatchObject({
      total: 4,
      correct: 2,
      accuracy: 0.5,
      refusals: { total: 1, correct: 1, wrong: 1 },
      clarifications: { total: 1, correct: 0 },
      byService: { 'id-card': { total: 2, correct: 1, accuracy: 0.5 } },
      byDialect: { mandarin: { total: 3, correct: 2 }, cantonese: { total: 1, correct: 0 } },
      secondsPerQuestion: 1,
    });
  });

  it('scores the aspect apart from the service, over the rows that name one', () => {
    const row = (aspects: string[] | undefined, aspect: string) => ({
      row: { dialect: 'wu', question: 'q', expected: ['id-card'], ...(aspects && { aspects }) },
      dialect: 'wu',
      answer: answer('clarify'),
      correct: false,
      unsourced: 0,
      seconds: 1,
      identified: 'wu',
      aspect,
    });
    const rows = [row(['fee', 'lost'], 'lost'), row(['fee'], 'overview'), row(undefined, 'fee')];
    expect(summarise(rows)).toMatchObject({ services: { correct: 0 }, aspects: { total: 2, correct: 1 } });
    expect(summarise(rows.slice(2))).not.toHaveProperty('aspects');
  });

  it('counts a row with two right services for both', () => {
    const given = answer('answered', 'b');
    const one = {
      row: { dialect: 'gan', question: 'q', expected: ['a', 'b'] },
      dialect: 'gan',
      answer: given,
      correct: true,
      unsourced: 0,
      seconds: 1,
      identified: 'gan',
    };
    expect(summarise([one]).byService).toMatchObject({ a: { correct: 1 }, b: { correct: 1 } });
  });
});
