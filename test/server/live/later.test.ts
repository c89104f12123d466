import { expect, it, vi } from 'vitest';
import { later } from '../../../server/live/later.js';

it('is made at once where nothing was before it', () => {
  expect(later(() => 1).value).toBe(1);
});

it('is the one before until it is made', async () => {
  const make = vi.fn(() => 2);
  const value = later(make, { value: 1 });
  expect(value.value).toBe(1);
  expect(make).not.toHaveBeenCalled();
  await new Promise((done) => setImmediate(done));
  expect(value.value).toBe(2);
});
