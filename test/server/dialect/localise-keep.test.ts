import { describe, expect, it } from 'vitest';
import { keptPlaces, keptWords } from '../../../server/dialect/localise-keep.js';

/** The kept characters as they are, the others as dots. */
const shown = (text: string, ...terms: string[]) => {
  const kept = keptPlaces(text, keptWords(terms));
  return [...text].map((char, i) => (kept[i] ? char : '·')).join('');
};

describe('keptPlaces', () => {
  it('marks the longest name at a place, and names that overlap', () => {
    expect(shown('办出生医学证明要带什么', '医学', '出生医学证明')).toBe('·出生医学证明····');
    expect(shown('居民养老保险金', '居民养老保险', '养老保险金')).toBe('居民养老保险金');
  });

  it('marks quotations, titles, letters and digits', () => {
    expect(shown('依据《什么法》，说“怎么办”，打12345、APP')).toBe('··《什么法》··“怎么办”··12345·APP');
  });

  it('keeps nothing for a name of one character', () => {
    expect(shown('这个不行', '不')).toBe('····');
  });
});
