import { describe, expect, it } from 'vitest';
import { parseFact } from '../../../server/cli/facts.js';
import { countUnsourced, isCorrect, isOneSentence, judgeRow } from '../../../server/cli/score.js';
import type { Answer, AnswerStatus, SpokenSentence } from '../../../server/turn/turn.js';

const answer = (status: AnswerStatus, service?: string, spoken: readonly Partial<SpokenSentence>[] = []): Answer => ({
  status,
  spoken: spoken.map((s) => ({ text: '', passages: ['p'], ...s })),
  choices: [],
  citations: [],
  ...(service && { service }),
});

describe('isCorrect', () => {
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
    expect(isCorrect({ expected }, given)).toBe(correct);
  });

  it('takes an answer that ends with a question back for an answer', () => {
    const asking = { kind: 'condition', service: 'id-card', condition: 1, settled: [], asked: 1 } as const;
    expect(isCorrect({ expected: ['id-card'] }, { ...answer('answered', 'id-card'), asking })).toBe(true);
  });

  it('judges by the status alone where the row names statuses', () => {
    const row = { expected: [], statuses: ['unheard', 'not-covered'] };
    expect(isCorrect(row, answer('unheard'))).toBe(true);
    expect(isCorrect(row, answer('answered', 'id-card'))).toBe(false);
  });
});

describe('judgeRow', () => {
  const row = { dialect: 'wu', question: '几岁好领', expected: ['id-card'], fact: parseFact('60岁') };
  const said = [{ text: '六十岁。' }];

  it('reads the standard wording where a sentence was put into dialect', () => {
    const spoken = [{ text: '年满一个甲子就好领哉。', standard: '满60周岁就能领。' }];
    expect(judgeRow(row, answer('answered', 'id-card', spoken))).toEqual({ said: true, missing: [], wrong: [] });
  });

  it('counts a fact as said only in an answer about its service', () => {
    expect(judgeRow(row, answer('answered', 'id-card', said))?.said).toBe(true);
    expect(judgeRow(row, answer('answered', undefined, said))?.said).toBe(true);
    expect(judgeRow(row, answer('answered', 'other', said))?.said).toBe(false);
    expect(judgeRow(row, answer('clarify', undefined, said))?.said).toBe(false);
  });

  it('counts a wrong value whatever the answer is about', () => {
    expect(judgeRow(row, answer('answered', 'other', [{ text: '五十岁。' }]))?.wrong).toEqual(['50|岁']);
  });

  it('has nothing to say of a row without a fact', () => {
    expect(judgeRow({ dialect: 'wu', question: 'q', expected: ['id-card'] }, answer('answered'))).toBeUndefined();
  });
});

describe('isOneSentence', () => {
  it.each([
    ['one', [{ text: '这个我帮不上忙，请问12345。' }], true],
    ['none', [], false],
    ['two', [{ text: '帮不上忙。' }, { text: '请问12345。' }], false],
    ['two in one', [{ text: '帮不上忙。请问12345。' }], false],
    ['an unfinished one', [{ text: '帮不上忙' }], false],
  ])('%s', (_, spoken, one) => {
    expect(isOneSentence(answer('declined', undefined, spoken))).toBe(one);
  });
});

describe('countUnsourced', () => {
  it('counts a figure that no cited passage holds', () => {
    expect(countUnsourced(answer('answered', 'x', [{ text: '满60岁。' }]), () => undefined)).toBe(1);
  });
});
