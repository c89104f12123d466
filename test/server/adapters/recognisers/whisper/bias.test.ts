import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBias } from '../../../../../server/adapters/recognisers/whisper/bias.js';

const bias = createBias(['养老金', '养老金认证', '老金', '低保', '金'], 2);
const latin = (text: string) => Buffer.from(text).toString('latin1');
/** Bonus after a text, word under way included or not. */
const value = (text: string, final = true) => bias.value(bias.step(bias.start, latin(text)), final);

describe('the bias', () => {
  it('pays for complete words, by the character', () => {
    expect(value('我的养老金')).toBe(6);
    expect(value('低保养老金')).toBe(10);
    expect(value('今天天气')).toBe(0);
  });

  it('pays in advance while a word is under way, and takes it back when it breaks off', () => {
    expect(value('养老', false)).toBe(4);
    expect(value('养老', true)).toBe(0);
    expect(value('养老院', false)).toBe(0);
  });

  it('pays the longest word once, not the words inside it', () => {
    expect(value('养老金认证')).toBe(10);
    expect(value('养老金认', false)).toBe(8);
    expect(value('养老金认识')).toBe(6);
  });

  it('knows nothing of single characters', () => {
    expect(value('金')).toBe(0);
  });

  it('does not care how the bytes come', () => {
    const text = fc.string({ unit: fc.constantFrom(...'养老金认证低保a，') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (said, size) => {
        const bytes = latin(said);
        let state = bias.start;
        for (let at = 0; at < bytes.length; at += size) state = bias.step(state, bytes.slice(at, at + size));
        expect(state).toEqual(bias.step(bias.start, bytes));
        expect(bias.value(state, false)).toBeGreaterThanOrEqual(bias.value(state, true));
        expect(bias.value(state, true)).toBeLessThanOrEqual(2 * [...said].length);
      }),
    );
  });
});
