import { describe, expect, it } from 'vitest';
import { type Ngram, trainNgram } from '../../../server/dialect/ngram.js';

const sentences = ['低保在哪里申请', '低保怎么办', '养老金怎么领', '养老金在哪里领', '残疾证在哪里办'];
const model = trainNgram(sentences.map((s) => ({ tokens: [...s], weight: 1 })));

function score(m: Ngram, text: string): number {
  const step = { state: m.start, logProb: 0 };
  let sum = 0;
  for (const id of [...[...text].map(m.id), m.end]) {
    m.step(step.state, id, step);
    sum += step.logProb;
  }
  return sum;
}

describe('trainNgram', () => {
  it('finds what it has read likelier than what it has not', () => {
    expect(score(model, '养老金怎么领')).toBeGreaterThan(score(model, '杨老金怎么零'));
    expect(score(model, '低保怎么领')).toBeGreaterThan(score(model, '么低领怎保'));
  });

  it('gives every token a probability, and all of them together 1', () => {
    const seen = [...new Set(sentences.join(''))];
    for (const context of ['', '低保', '在哪里', '没见过']) {
      const step = { state: model.start, logProb: 0 };
      for (const char of context) model.step(step.state, model.id(char), step);
      const from = step.state;
      let sum = 0;
      for (const id of [...seen.map(model.id), model.end]) {
        model.step(from, id, step);
        sum += Math.exp(step.logProb);
      }
      model.step(from, model.unknown, step);
      expect(step.logProb).toBeLessThan(0);
      expect(Number.isFinite(step.logProb)).toBe(true);
      // What is left is shared by the characters of everyday writing that were not seen.
      expect(sum).toBeLessThanOrEqual(1);
      expect(sum + Math.exp(step.logProb) * 5000).toBeGreaterThanOrEqual(1);
    }
  });

  it('counts heavier sentences more', () => {
    const heavy = trainNgram([
      { tokens: ['低', '保'], weight: 1 },
      { tokens: ['底', '包'], weight: 9 },
    ]);
    expect(score(heavy, '底包')).toBeGreaterThan(score(heavy, '低保'));
  });
});
