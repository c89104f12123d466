import { describe, expect, it } from 'vitest';
import { charKeys } from '../../../../server/knowledge/retrieval/char-keys.js';

describe('charKeys', () => {
  it('gives characters and pairs, none across punctuation', () => {
    expect(charKeys('低保')).toHaveLength(3);
    expect(charKeys('低，保')).toHaveLength(2);
    expect(charKeys('，。 ')).toEqual([]);
  });

  it('gives pairs other keys than characters, by order', () => {
    const [, second, pair] = charKeys('低保') as [number, number, number];
    expect(pair).not.toBe(second);
    expect(pair).toBeGreaterThan(0xffff);
    expect(charKeys('保低')).not.toContain(pair);
  });

  it('hears figures as they are said, letters in either case', () => {
    expect(charKeys('60岁')).toEqual(charKeys('六十岁'));
    expect(charKeys('ETC')).toEqual(charKeys('etc'));
  });
});
