import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardSlots, modelTokens } from '../../../server/dialect/heard-slots.js';

describe('heardSlots', () => {
  it('gives syllables a sound and leaves the rest as it is', () => {
    expect(heardSlots('满60岁，A卡').map((s) => [s.text, s.sound])).toEqual([
      ['满', 'man'],
      ['60', undefined],
      ['岁', 'sui'],
      ['，', undefined],
      ['A', undefined],
      ['卡', 'ka'],
    ]);
  });

  it('reads figures to the language model as they are said, and punctuation not at all', () => {
    expect(heardSlots('60，').map((s) => s.tokens)).toEqual([['六', '十'], []]);
    expect(modelTokens('满60岁，A卡')).toEqual([...'满六十岁a卡']);
  });

  it('knows the characters of everyday words', () => {
    expect(heardSlots('看电视').map((s) => s.common)).toEqual([false, true, true]);
  });

  it('joins to the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(
          heardSlots(text)
            .map((s) => s.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
