import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOf } from '../../../server/cli/stard-folds.js';

describe('folds that share no answer', () => {
  it('keep questions together that an article ties, also by way of a third', () => {
    const folds = foldsOf([['a'], ['b'], ['a', 'c'], ['d'], ['c']], 3);
    expect(new Set([folds[0], folds[2], folds[4]]).size).toBe(1);
    expect(new Set([folds[0], folds[1], folds[3]]).size).toBe(3);
  });

  it('never share an article, whatever the answers', () => {
    const answers = fc.array(fc.array(fc.constantFrom(...'abcdefghijklmnop'), { minLength: 1, maxLength: 3 }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const folds = foldsOf(all, count);
        const foldOf = new Map<string, number>();
        for (const [q, articles] of all.entries())
          for (const article of articles) {
            expect(foldOf.get(article) ?? folds[q]).toBe(folds[q]);
            foldOf.set(article, folds[q] as number);
          }
        expect(folds.every((f) => f >= 0 && f < count)).toBe(true);
      }),
    );
  });

  it('are even where nothing ties', () => {
    const folds = foldsOf(
      Array.from({ length: 10 }, (_, i) => [`${i}`]),
      5,
    );
    for (let fold = 0; fold < 5; fold++) expect(folds.filter((f) => f === fold)).toHaveLength(2);
  });
});
