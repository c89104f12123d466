import { describe, expect, it } from 'vitest';
import { soundKeys } from '../../../../server/dialect/phonetics.js';
import { buildFeatures, factFeatures } from '../../../../server/knowledge/facts/fact-features.js';
import type { PassageEntry } from '../../../../server/knowledge/facts/passage-entries.js';

const entry = (id: string, asks: string[], says: string[]): PassageEntry => ({
  id,
  kind: 'faq',
  aspect: 'who',
  asks,
  says,
});
const entries = [
  entry('term', ['低保几天批'], ['三十个工作日内办完。']),
  entry('lost', ['低保证丢了怎么办'], ['带身份证去补。']),
  entry('fee', ['办低保收钱吗'], ['不收费。']),
];
const vectors = new Map([
  ['低保几天批', Float32Array.of(1, 0)],
  ['三十个工作日内办完。', Float32Array.of(0, 1)],
]);
const vectorOf = (text: string) => vectors.get(text) ?? Float32Array.of(0, 0);

describe('buildFeatures', () => {
  const features = buildFeatures(entries, soundKeys());

  it('has every figure for every passage', () => {
    const table = features('低保证丢了');
    expect(Object.keys(table)).toEqual([...factFeatures]);
    for (const figures of Object.values(table)) expect(figures).toHaveLength(entries.length);
  });

  it('leaves meaning at nothing without vectors', () => {
    expect([...features('低保几天批').askBest]).toEqual([0, 0, 0]);
  });

  it('meets the same situation in other words', () => {
    expect([...features('那个证唔见咗').concepts]).toEqual([0, 1, 0]);
  });

  it('marks what gives a number where one is asked for', () => {
    expect([...features('要等好多天').figure]).toEqual([1, 0, 0]);
  });

  it('compares the meaning of questions and of sentences apart', () => {
    const table = buildFeatures(entries, soundKeys(), vectorOf)('多久', Float32Array.of(0.6, 0.8));
    expect(table.askBest[0]).toBeCloseTo(0.6);
    expect(table.sayBest[0]).toBeCloseTo(0.8);
  });
});
