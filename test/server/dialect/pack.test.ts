import { describe, expect, it } from 'vitest';
import { parseDialectIndex, parsePack, phraseKeys, resolveDialect } from '../../../server/dialect/pack.js';
import { answersYaml, detailOf, entry, lexiconCsv, packYaml, phrasesYaml, realPacks } from './dialect-fixtures.js';

const index = `
- { code: mandarin, name: 普通话, aliases: [putonghua, zh-CN] }
- { code: southwestern, name: 西南官话, aliases: [四川话, zh-CN-sichuan] }
`;

describe('the index of dialects', () => {
  it.each([
    ['southwestern', 'southwestern'],
    ['西南官话', 'southwestern'],
    ['四川话', 'southwestern'],
    ['ZH_cn_Sichuan', 'southwestern'],
    ['Putonghua', 'mandarin'],
    ['zh-cn', 'mandarin'],
    ['闽南话', undefined],
    ['', undefined],
  ])('knows %s as %s', (name, code) => {
    expect(resolveDialect(name, parseDialectIndex(index))).toBe(code);
  });

  it('refuses one name for two dialects', () => {
    const twice = `${index}- { code: other, name: 别话, aliases: [ZH CN] }\n`;
    expect(detailOf(() => parseDialectIndex(twice))).toBe(
      'dialects/index.yaml: 2.aliases: "zhcn" already means mandarin',
    );
  });

  it('names the entry and field that is wrong', () => {
    expect(detailOf(() => parseDialectIndex('- { code: Bad Code, name: 话 }'))).toMatch(
      /^dialects\/index\.yaml: 0\.code: /,
    );
  });
});

describe('a pack', () => {
  const sources = { packYaml, lexiconCsv, phrasesYaml, answersYaml };

  it('holds its markers with weights, its lexicon longest first and its phrases', () => {
    const pack = parsePack(entry, {
      ...sources,
      packYaml: `${packYaml}unsaid: [怎么]`,
      lexiconCsv: `${lexiconCsv}咋个整,怎么办,疑问,,\n`,
    });
    expect(pack.markers).toEqual([
      { text: '咋个', weight: 3 },
      { text: '嘛', weight: 1 },
      { text: '怎么', weight: -1 },
    ]);
    expect(pack.lexicon.map((e) => e.from)).toEqual(['咋个整', '咋个', '嘛']);
    expect(pack.phrases.greeting).toBe('这是greeting。');
  });

  it('turns sound merges into part, sounds and where they hold', () => {
    const merges = `
merges:
  - { initials: [l, n], note: 表 }
  - { finals: [ong, eng], with: [b, p], note: 表 }
  - { syllables: [yong, rong], note: 表 }
`;
    expect(parsePack(entry, { ...sources, packYaml: packYaml + merges }).merges).toEqual([
      { part: 'initial', sounds: ['l', 'n'], with: [], note: '表' },
      { part: 'final', sounds: ['ong', 'eng'], with: ['b', 'p'], note: '表' },
      { part: 'syllable', sounds: ['yong', 'rong'], with: [], note: '表' },
    ]);
  });

  it.each([
    [
      'an unknown field',
      { packYaml: `${packYaml}\nvolume: 3` },
      /^dialects\/tried\/pack\.yaml: \(整个文件\): .*volume/,
    ],
    ['a missing field', { packYaml: 'name: 试话' }, /^dialects\/tried\/pack\.yaml: .*places: /],
    [
      'a merge of nothing',
      { packYaml: `${packYaml}\nmerges: [{ note: 表 }]` },
      /pack\.yaml: merges\.0: needs exactly one/,
    ],
    ['a marker twice', { packYaml: packYaml.replace('1: [嘛]', '1: [咋个]') }, /pack\.yaml: markers: .*咋个/],
    ['a word that is both said and not', { packYaml: `${packYaml}unsaid: [嘛]` }, /pack\.yaml: markers: twice .*嘛/],
    ['a pause in mid-word', { packYaml: packYaml.replace('[嘛]', '[嘛。了]') }, /pack\.yaml: markers: .*嘛。了/],
    ['a word that begins with a gap', { packYaml: packYaml.replace('[嘛]', '[…嘛]') }, /pack\.yaml: markers: .*…嘛/],
    ['what is not YAML', { packYaml: 'name: [' }, /^dialects\/tried\/pack\.yaml: /],
    ['a missing phrase', { phrasesYaml: 'greeting: 您好。' }, /phrases\.yaml: unheard: .*declined: /],
    ['an unknown phrase', { phrasesYaml: `${phrasesYaml}\nsong: 啦` }, /phrases\.yaml: \(整个文件\): .*song/],
  ])('refuses %s, naming file and field', (_what, changed, message) => {
    expect(detailOf(() => parsePack(entry, { ...sources, ...changed }))).toMatch(message);
  });
});

describe('the packs of the knowledge base', () => {
  it('cover the dialects at the size that they need', async () => {
    const packs = await realPacks();
    const rows = Object.fromEntries(packs.map((p) => [p.code, p.lexicon.length]));
    expect(Object.keys(rows)).toEqual(
      expect.arrayContaining(['mandarin', 'southwestern', 'central-plains', 'cantonese']),
    );
    expect(rows.mandarin).toBeGreaterThanOrEqual(80);
    expect(rows.southwestern).toBeGreaterThanOrEqual(150);
    expect(rows['central-plains']).toBeGreaterThanOrEqual(120);
    expect(rows.cantonese).toBeGreaterThanOrEqual(200);
    for (const code of ['northeastern', 'jilu-jiaoliao', 'lanyin', 'jianghuai'])
      expect(rows[code], code).toBeGreaterThanOrEqual(300);
  });

  it('say every fixed thing in complete sentences without a figure', async () => {
    for (const pack of await realPacks())
      for (const key of phraseKeys) expect(pack.phrases[key], `${pack.code}.${key}`).toMatch(/^[^\d]{4,40}[。？]$/u);
  });

  it('merge sounds that pinyin has', async () => {
    const initial = /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h|)$/;
    const final = /^(?:[aeiouv]|[aeiouv][aeiou]|[iu]a[io]|[aeiouv]{1,2}(?:n|ng)|er)$/;
    for (const pack of await realPacks())
      for (const { part, sounds, with: others } of pack.merges) {
        const [own, other] = part === 'initial' ? [initial, final] : [final, initial];
        if (part === 'syllable') expect(sounds.every((s) => /^[a-z]{2,6}$/.test(s))).toBe(true);
        else expect([sounds.filter((s) => !own.test(s)), others.filter((s) => !other.test(s))]).toEqual([[], []]);
      }
  });

  it('are found by the names that people and other systems use', async () => {
    const packs = await realPacks();
    expect(
      ['sichuan', '重庆话', '河南话', 'xian', '广东话', 'zh-HK', '普通话'].map((n) => resolveDialect(n, packs)),
    ).toEqual([
      'southwestern',
      'southwestern',
      'central-plains',
      'central-plains',
      'cantonese',
      'cantonese',
      'mandarin',
    ]);
  });
});
