import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewrite, rewriteAll } from '../../../server/dialect/rewrite.js';
import { packWith, readCases, realPacks } from './dialect-fixtures.js';

describe('rewriting', () => {
  it('takes the longest word and says why', () => {
    const pack = packWith('咋个,怎么,疑问,,', '咋个整,怎么办,疑问,问办法,');
    expect(rewrite('身份证掉了咋个整', pack)).toEqual({
      text: '身份证掉了怎么办',
      rewrites: [{ from: '咋个整', to: '怎么办', reason: '试话说“咋个整”，就是“怎么办”（问办法）' }],
    });
  });

  it('reads one word in two ways by what stands around it', () => {
    const pack = packWith('爷俩,父子两人,亲属,,', '爷,爷爷,亲属,祖父,前=俺', '爷爷,爷爷,亲属,,');
    expect(rewrite('俺爷八十了', pack).text).toBe('俺爷爷八十了');
    expect(rewrite('俺爷俩都去', pack).text).toBe('俺父子两人都去');
    expect(rewrite('俺爷爷也去', pack)).toEqual({ text: '俺爷爷也去', rewrites: [] });
  });

  it('keeps a word that is listed as itself, so that no shorter one is found inside', () => {
    const pack = packWith('返还,返还,动作,,', '返,回,动作,,');
    expect(rewrite('返还押金再返村', pack).text).toBe('返还押金再回村');
  });

  it.each([
    ['前', '没得,没有,否定,,前=我', '我没得证', '他没得证'],
    ['前无', '没得,没有,否定,,前无=他', '我没得证', '他没得证'],
    ['后', '没得,没有,否定,,后=证', '没得证', '没得钱'],
    ['后无', '没得,没有,否定,,后无=钱', '没得证', '没得钱'],
    ['句有', '没得,没有,否定,,句有=医保', '医保没得', '社保没得'],
    ['句无', '没得,没有,否定,,句无=社保', '医保没得', '社保没得'],
    ['句首', '没得,没有,否定,,句首', '好，没得', '还没得'],
    ['句末', '没得,没有,否定,,句末', '有没得？', '没得证'],
  ])('obeys the condition %s', (_kind, row, yes, no) => {
    const pack = packWith(row);
    expect(rewrite(yes, pack).text).toBe(yes.replace('没得', '没有'));
    expect(rewrite(no, pack).text).toBe(no);
  });

  it('applies several packs in turn', () => {
    const first = packWith('咋个,怎么,疑问,,');
    const second = packWith('新农合,城乡居民医保,政策,,');
    const { text, rewrites } = rewriteAll('新农合咋个交', [first, second]);
    expect(text).toBe('城乡居民医保怎么交');
    expect(rewrites.map((r) => r.from)).toEqual(['咋个', '新农合']);
  });

  it('changes a text exactly when it reports a change', async () => {
    const packs = await realPacks();
    const pieces = packs
      .flatMap((p) => p.lexicon.map((e) => e.from))
      .concat(['养老金', '，', '？', '我', '办证', '😀', 'a']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.constantFrom(...packs), (parts, pack) => {
        const said = parts.join('');
        const { text, rewrites } = rewrite(said, pack);
        expect(rewrites.length > 0).toBe(text !== said);
        for (const r of rewrites) expect(said).toContain(r.from);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the packs of the knowledge base', async () => {
  const packs = await realPacks();
  /** What the product applies after the pack of the dialect. */
  const plain = packs.filter((p) => p.code === 'mandarin');

  it.each(packs.map((p) => p.code))('%s has at least thirty cases', (code) => {
    expect(readCases(code).length).toBeGreaterThanOrEqual(30);
  });

  for (const pack of packs)
    it.each(readCases(pack.code))(`${pack.code}: $said`, ({ said, standard }) => {
      expect(rewriteAll(said, [...new Set([pack, ...plain])]).text).toBe(standard);
    });
});
