import { describe, expect, it } from 'vitest';
import { percentiles } from '../../../server/cli/percentiles.js';

describe('percentiles', () => {
  it('takes the nearest rank', () => {
    expect(percentiles(Array.from({ length: 100 }, (_, i) => 100 - i))).toEqual({ p50: 50, p95: 95 });
    expect(percentiles([7])).toEqual({ p50: 7, p95: 7 });
    expect(percentiles([])).toEqual({ p50: 0, p95: 0 });
  });
});
