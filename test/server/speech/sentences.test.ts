import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitClauses, splitSentences } from '../../../server/speech/sentences.js';

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['先登记。再领证！行不行？', ['先登记。', '再领证！', '行不行？']],
    ['他说：“办好了。”就走了。', ['他说：“办好了。”', '就走了。']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['见www.gov.cn，补3.5元。好', ['见www.gov.cn，补3.5元。', '好']],
    ['真的吗？！……好吧。', ['真的吗？！……', '好吧。']],
    ['办好了；走吧', ['办好了；', '走吧']],
    ['', []],
    ['。，！', []],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});

describe('splitClauses', () => {
  it.each<[string, string[]]>([
    [
      '年满六十周岁、累计缴费满15年的，可以按月领取养老金。',
      ['年满六十周岁、', '累计缴费满15年的，可以按月领取养老金。'],
    ],
    ['好，我知道了，您先把身份证带上。', ['好，我知道了，', '您先把身份证带上。']],
    ['不收钱。', ['不收钱。']],
    ['每年补贴3,600元，8:30-17:00去领。', ['每年补贴3,600元，', '8:30-17:00去领。']],
    ['“低保”，就是最低生活保障。', ['“低保”，就是最低生活保障。']],
    ['，，', []],
  ])('%s', (sentence, clauses) => {
    expect(splitClauses(sentence)).toEqual(clauses);
  });
  it('keeps the first clause short where there is a pause', () => {
    const [first = ''] = splitClauses('带上身份证，城乡居民基本养老保险的缴费档次由本人自己选，每年都可以变。');
    expect(first.length).toBeLessThanOrEqual(14);
  });
  it('cuts what has no pause at all into lengths that a voice can take', () => {
    const clauses = splitClauses('办理城乡居民基本养老保险参保登记'.repeat(20));
    expect(Math.max(...clauses.map((c) => c.length))).toBeLessThanOrEqual(70);
  });
});

describe('both', () => {
  it('lose nothing that is said, and cut no figure', () => {
    const unit = fc.constantFrom(
      ...'养老金。，、！？；：“”…\n 12:30',
      '3,600',
      '8:30',
      '12.5',
      '〔2019〕51号',
      '18万',
      'www.gov.cn',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const pieces = splitSentences(text).flatMap(splitClauses);
        const words = (s: string) => s.replace(/[^\p{L}\p{N}]/gu, '');
        expect(words(pieces.join(''))).toBe(words(text));
        for (const figure of text.match(/\d+(?:[.,:]\d+)+/g) ?? [])
          expect(pieces.some((p) => p.includes(figure))).toBe(true);
      }),
    );
  });
});
