import { describe, expect, it } from 'vitest';
import { summarise } from '../../../server/cli/evaluation-summary.js';
import { isCorrect, type Scored } from '../../../server/cli/score.js';
import type { AnswerStatus } from '../../../server/turn/turn.js';

type Rest = Omit<Partial<Scored>, 'row'> & { readonly row?: Partial<Scored['row']> };

function scored(expected: string[], status: AnswerStatus, service?: string, { row, ...rest }: Rest = {}): Scored {
  const answer = {
    status,
    spoken: [{ text: '请问12345。', passages: [] }],
    choices: [],
    citations: [],
    ...(service && { service }),
  };
  const full = { dialect: 'mandarin', question: 'q', expected, ...row };
  return {
    row: full,
    dialect: full.dialect,
    answer,
    correct: isCorrect(full, answer),
    unsourced: 0,
    seconds: 1,
    identified: full.dialect,
    ...rest,
  };
}

describe('summarise', () => {
  it('adds up by dialect and by kind', () => {
    const summary = summarise([
      scored(['id-card'], 'answered', 'id-card'),
      scored(['id-card'], 'not-covered', undefined, { row: { dialect: 'cantonese' } }),
      scored(['id-card'], 'clarify', undefined, { row: { dialect: 'cantonese' } }),
      scored(['REFUSE'], 'declined'),
      scored(['CLARIFY'], 'answered', 'id-card'),
    ]);
    expect(summary).toMatchObject({
      total: 5,
      correct: 2,
      accuracy: 0.4,
      services: { total: 3, correct: 1 },
      refusals: { total: 1, correct: 1, wrong: 1 },
      clarifications: { total: 1, correct: 0, wrong: 1 },
      byService: { 'id-card': { total: 3, correct: 1 } },
      byDialect: {
        mandarin: { total: 3, correct: 2, refusals: { total: 1, correct: 1, wrong: 0 } },
        cantonese: { total: 2, correct: 0, refusals: { total: 0, wrong: 1 }, clarifications: { wrong: 1 } },
      },
    });
  });

  it('says where the right service stood, whatever was answered', () => {
    const { services } = summarise([
      scored(['id-card'], 'clarify', undefined, { candidates: ['a', 'b', 'id-card'] }),
      scored(['id-card'], 'answered', 'id-card', { candidates: ['id-card', 'a'] }),
      scored(['id-card'], 'not-covered', undefined, { candidates: ['a', 'b', 'c', 'id-card'] }),
      scored(['id-card'], 'unheard'),
    ]);
    expect(services).toMatchObject({ correct: 1, first: { correct: 1 }, firstThree: { total: 4, correct: 2 } });
  });

  it('scores the aspect apart from the service, over the rows that name one', () => {
    const rows = [
      scored(['id-card'], 'clarify', undefined, { row: { aspects: ['fee', 'lost'] }, aspect: 'lost' }),
      scored(['id-card'], 'clarify', undefined, { row: { aspects: ['fee'] }, aspect: 'overview' }),
      scored(['id-card'], 'clarify', undefined, { aspect: 'fee' }),
    ];
    expect(summarise(rows)).toMatchObject({ services: { correct: 0 }, aspects: { total: 2, correct: 1 } });
    expect(summarise(rows.slice(2))).not.toHaveProperty('aspects');
  });

  it('counts facts said and wrong values apart', () => {
    const summary = summarise([
      scored(['id-card'], 'answered', 'id-card', { fact: { said: true, missing: [], wrong: [] } }),
      scored(['id-card'], 'answered', 'id-card', { fact: { said: true, missing: [], wrong: ['55|岁', '不能'] } }),
      scored(['id-card'], 'answered', 'id-card', { fact: { said: false, missing: ['60岁'], wrong: [] } }),
      scored(['id-card'], 'answered', 'id-card'),
    ]);
    expect(summary.facts).toEqual({ total: 3, said: 2, share: 0.6667, wrongValue: 1 });
    expect(summary.byDialect.mandarin).toMatchObject({ facts: { total: 3, said: 2 } });
  });

  it('counts statuses met, and one sentence where nothing was answered', () => {
    const statuses = ['declined'];
    const silent = scored([], 'declined', undefined, { row: { statuses } });
    const summary = summarise([
      scored([], 'declined', undefined, { row: { statuses } }),
      scored([], 'answered', 'id-card', { row: { statuses } }),
      { ...silent, answer: { ...silent.answer, spoken: [] } },
    ]);
    expect(summary.statuses).toMatchObject({ total: 3, correct: 2, oneSentence: { total: 2, correct: 1 } });
    expect(summary.services).toMatchObject({ total: 0 });
  });

  it('counts what broke, unless that was to be expected', () => {
    const summary = summarise([
      scored(['a'], 'error'),
      scored([], 'error', undefined, { row: { statuses: ['error'] } }),
      scored(['a'], 'unheard'),
    ]);
    expect(summary).toMatchObject({ errors: 1, unheard: 1 });
  });

  it('counts a row with two right services for both', () => {
    expect(summarise([scored(['a', 'b'], 'answered', 'b')]).byService).toMatchObject({
      a: { correct: 1 },
      b: { correct: 1 },
    });
  });

  it('gives the seconds a question takes as mean, median and p95', () => {
    const rows = [0.1, 0.2, 0.3, 4].map((seconds) => scored(['a'], 'answered', 'a', { seconds }));
    expect(summarise(rows).secondsPerQuestion).toEqual({ mean: 1.15, p50: 0.2, p95: 4 });
    expect(summarise([]).secondsPerQuestion).toEqual({ mean: 0, p50: 0, p95: 0 });
  });
});
