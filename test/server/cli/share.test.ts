import { expect, it } from 'vitest';
import { share } from '../../../server/cli/share.js';

it('says what a share is of, rounded, and has no accuracy without rows', () => {
  expect(share([1, 2, 3], (n) => n > 1)).toEqual({ total: 3, correct: 2, accuracy: 0.6667 });
  expect(share([], () => true)).toEqual({ total: 0, correct: 0, accuracy: null });
});
