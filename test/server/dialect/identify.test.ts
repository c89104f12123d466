import { describe, expect, it } from 'vitest';
import { identify } from '../../../server/dialect/identify.js';
import { readCases, realPacks } from './dialect-fixtures.js';

describe('identifying a dialect', async () => {
  const packs = await realPacks();

  it.each(['', '养老金', '办理身份证', '。。。', '😀', '12345'])(
    'says plain Mandarin by default where nothing tells: %s',
    (text) => {
      expect(identify(text, packs)).toEqual({ code: 'mandarin', confidence: 0.3, source: 'default' });
    },
  );

  it('is surer of more and stronger words', () => {
    const weak = identify('这个好多嘛', packs);
    const strong = identify('老汉儿的本本搞落了咋个办嘛', packs);
    expect([weak.code, strong.code]).toEqual(['southwestern', 'southwestern']);
    expect(strong.confidence).toBeGreaterThan(0.95);
    expect(weak.confidence).toBeLessThan(0.8);
    expect(strong.source).toBe('identified');
  });

  it('counts the longer of two words that begin at one place: 咋个 is not 咋', () => {
    expect(identify('咋个', packs).code).toBe('southwestern');
    expect(identify('咋', packs).code).toBe('central-plains');
  });

  it('is not led astray by official words that hold a dialect word', () => {
    for (const text of ['联系关系系统', '城乡居民养老保险参保登记', '粮食补贴发放时间', '人工服务', '去年时间'])
      expect(identify(text, packs).code, text).toBe('mandarin');
  });

  for (const pack of packs)
    it.each(readCases(pack.code).filter((c) => c.dialect))(`${pack.code}: $said`, ({ said, dialect }) => {
      expect(identify(said, packs).code).toBe(dialect);
    });
});
