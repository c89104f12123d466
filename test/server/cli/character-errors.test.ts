import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterErrors } from '../../../server/cli/character-errors.js';

describe('characterErrors', () => {
  it.each([
    ['养老金怎么领', '养老金怎么领', 0, 6],
    ['养老金怎么领？', '養老金，怎麼領', 0, 6],
    ['养老金怎么领', '杨老金怎么临', 2, 6],
    ['养老金怎么领', '养老金怎么', 1, 6],
    ['养老金', '养老金养老金', 3, 3],
    ['养老金', '', 3, 3],
    ['ETC 怎么办', 'etc怎么办', 0, 6],
    ['', '你', 1, 0],
  ])('%s heard as %s', (reference, heard, errors, length) => {
    expect(characterErrors(reference, heard)).toEqual({ errors, length });
  });

  it('is a distance: nothing for the same, never more than the longer text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'低保养老金怎么办'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(characterErrors(a, a).errors).toBe(0);
        expect(characterErrors(a, b).errors).toBe(characterErrors(b, a).errors);
        expect(characterErrors(a, b).errors).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(characterErrors(a, b).errors).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
