import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion, clientAddress, createBucket } from '../../../server/safety/limits.js';

describe('checkQuestion', () => {
  it('hands on what was asked, without control characters and outer space', () => {
    expect(checkQuestion(' \u0000低保在\u202e哪里\n申请 ', 300)).toBe('低保在 哪里 申请');
  });

  it.each(['', '   ', '\u0000\u200b'])('refuses nothing said: %j', (text) => {
    expect(() => checkQuestion(text, 300)).toThrow(expect.objectContaining({ code: 'question-empty' }));
  });

  it('counts characters as a person does', () => {
    expect(checkQuestion('😀'.repeat(300), 300)).toBe('😀'.repeat(300));
    expect(() => checkQuestion('问'.repeat(301), 300)).toThrow(expect.objectContaining({ code: 'question-too-long' }));
  });
});

describe('createBucket', () => {
  it('takes its capacity at once, then as many as leak out', () => {
    let time = 0;
    const take = createBucket(3, 2, () => time);
    expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
    time = 500;
    expect([take(), take()]).toEqual([true, false]);
  });

  it('never lets more through than capacity and pace allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (steps) => {
        let time = 0;
        const take = createBucket(5, 3, () => time);
        let taken = 0;
        for (const step of steps) {
          time += step;
          if (take()) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(5 + (time / 1000) * 3);
      }),
    );
  });
});

describe('clientAddress', () => {
  it('believes no header without a proxy', () => {
    expect(clientAddress('10.0.0.9', '1.1.1.1', 0)).toBe('10.0.0.9');
  });

  it('reads through as many proxies as there are, and no further', () => {
    const header = '6.6.6.6, 203.0.113.5, 10.0.0.2';
    expect(clientAddress('10.0.0.1', header, 1)).toBe('10.0.0.2');
    expect(clientAddress('10.0.0.1', header, 2)).toBe('203.0.113.5');
    expect(clientAddress('10.0.0.1', undefined, 2)).toBe('10.0.0.1');
    expect(clientAddress(undefined, undefined, 0)).toBe('');
  });
});
