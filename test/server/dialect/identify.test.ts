import { describe, expect, it } from 'vitest';
import { identify, keepDialect } from '../../../server/dialect/identify.js';
import { parsePack } from '../../../server/dialect/pack.js';
import { answersYaml, entry, lexiconCsv, phrasesYaml, readCases, realPacks } from './dialect-fixtures.js';

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

  it('says when two dialects are mixed, best first', () => {
    const guess = identify('老汉儿的钱点样攞，佢话冇，晓得不噻', packs);
    expect([...(guess.mixed ?? [])].sort()).toEqual(['cantonese', 'southwestern']);
    expect(guess.code).toBe(guess.mixed?.[0]);
    expect(identify('老汉儿的本本搞落了咋个办嘛', packs).mixed).toBeUndefined();
  });

  for (const pack of packs)
    it.each(readCases(pack.code).filter((c) => c.dialect))(`${pack.code}: $said`, ({ said, dialect }) => {
      expect(identify(said, packs).code).toBe(dialect);
    });
});

describe('reading markers', () => {
  const pack = (code: string, rest: string) =>
    parsePack(
      { ...entry, code },
      { packYaml: `name: ${code}\nfamily: 某\nplaces: [某地]\n${rest}`, lexiconCsv, phrasesYaml, answersYaml },
    );
  const packs = [
    pack('mandarin', 'markers: { 0: [咯血] }'),
    pack('tried', 'markers: { 3: [啵。, 阿…啊。], 2: [咯] }\nunsaid: [了]'),
    pack('other', 'markers: { 2: [咯], 1: [冇] }'),
  ];
  const code = (text: string) => identify(text, packs).code;

  it('counts one that ends in 。 only before a pause or at the end', () => {
    expect(['可以办啵', '可以办啵，我不晓得'].map(code)).toEqual(['tried', 'tried']);
    expect(code('啵样办')).toBe('mandarin');
  });

  it('lets … stand for a few characters, but not across a pause', () => {
    expect(code('阿要交钱啊')).toBe('tried');
    expect(['阿啊', '阿要交，钱啊'].map(code)).toEqual(['mandarin', 'mandarin']);
  });

  it('finds none within a word to pass over', () => {
    expect(identify('咯血', packs)).toEqual({ code: 'mandarin', confidence: 0.3, source: 'default' });
  });

  it('lets words not said there speak against a dialect, once, and never alone for another', () => {
    expect(code('我咯证丢了')).toBe('other');
    expect(identify('丢了', packs)).toEqual({ code: 'mandarin', confidence: 0.3, source: 'default' });
    expect(identify('咯了了', packs).confidence).toBe(identify('咯了', packs).confidence);
  });
});

describe('keeping a dialect from turn to turn', () => {
  const last = { code: 'southwestern', confidence: 0.9, source: 'identified' } as const;

  it('stays where the words tell little', () => {
    const unmarked = { code: 'mandarin', confidence: 0.3, source: 'default' } as const;
    expect(keepDialect(unmarked, last)).toMatchObject({ code: 'southwestern', source: 'kept' });
    expect(keepDialect(unmarked, last).confidence).toBeLessThan(0.9);
    expect(keepDialect({ code: 'xiang', confidence: 0.5, source: 'identified' }, last).code).toBe('southwestern');
  });

  it('changes where they tell much, and at the first turn', () => {
    const cantonese = { code: 'cantonese', confidence: 0.95, source: 'identified' } as const;
    expect(keepDialect(cantonese, last)).toBe(cantonese);
    expect(keepDialect(cantonese, undefined)).toBe(cantonese);
  });
});
