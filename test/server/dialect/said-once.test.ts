import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidOnce } from '../../../server/dialect/said-once.js';

describe('saidOnce', () => {
  it.each([
    ['低保在哪里办。低保在哪里办', '低保在哪里办'],
    ['今天办吗?今天办吗?今天办吗', '今天办吗'],
    ['看看', '看看'],
    ['办证办证', '办证办证'],
    ['低保在哪里办，低保怎么办', '低保在哪里办，低保怎么办'],
    ['', ''],
  ])('%s → %s', (heard, once) => {
    expect(saidOnce(heard)).toBe(once);
  });

  it('is the beginning of the text, and done after once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (text, times) => {
        const once = saidOnce(text.repeat(times));
        expect(text.repeat(times).startsWith(once)).toBe(true);
        expect(saidOnce(once)).toBe(once);
      }),
    );
  });
});
