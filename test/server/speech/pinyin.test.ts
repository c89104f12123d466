import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPieces } from '../../../server/speech/pinyin.js';
import { polyphones } from '../../../server/speech/polyphones.js';

/** '养老 金' → 'yang2 lao3 jin1', marks as they are. */
const said = (text: string) =>
  toPieces(text)
    .flatMap((p) => ('word' in p ? p.word.map((s) => s.sound + s.tone) : [p.mark]))
    .join(' ');

describe('toPieces', () => {
  describe('polyphones by context', () => {
    it.each([
      ['重庆', 'chong2 qing4'],
      ['重新办理', 'chong2 xin1 ban4 li3'],
      ['银行', 'yin2 hang2'],
      ['行政大厅', 'xing2 zheng4 da4 ting1'],
      ['村长', 'cun1 zhang3'],
      ['长期', 'chang2 qi1'],
      ['去不了', 'qu4 bu5 liao3'],
      ['办好了', 'ban4 hao3 le5'],
      ['参加', 'can1 jia1'],
      ['差额', 'cha1 e2'],
      ['还款', 'huan2 kuan3'],
      ['还要', 'hai2 yao4'],
      ['结算', 'jie2 suan4'],
      ['调整', 'tiao2 zheng3'],
      ['调查', 'diao4 cha2'],
      ['着急', 'zhao2 ji2'],
      ['拿着', 'na2 zhe5'],
      ['还得交', 'hai2 dei3 jiao1'],
      ['取得', 'qu3 de2'],
      ['走得快', 'zou3 de5 kuai4'],
      ['办事处', 'ban4 shi4 chu4'],
      ['处理', 'chu2 li3'],
      ['供养', 'gong1 yang3'],
      ['给付', 'ji3 fu4'],
      ['应当', 'ying1 dang1'],
      ['相应', 'xiang1 ying4'],
      ['种地', 'zhong4 di4'],
      ['便民', 'bian4 min2'],
      ['变更', 'bian4 geng1'],
      ['要求', 'yao1 qiu2'],
      ['户口簿', 'hu4 kou3 bu4'],
      ['只收工本费', 'zhi3 shou1 gong1 ben3 fei4'],
      ['一只鸡', 'yi4 zhi1 ji1'],
      ['合同里', 'he2 tong5 li5'],
      ['三公里', 'san1 gong1 li3'],
      ['一会儿', 'yi2 hui4 er5'],
      ['儿童', 'er2 tong2'],
    ])('%s: %s', (text, sounds) => {
      expect(said(text)).toBe(sounds);
    });
  });

  describe('tone sandhi', () => {
    it.each([
      ['养老金', 'yang2 lao3 jin1'],
      ['领养老金', 'ling3 yang2 lao3 jin1'],
      ['你好', 'ni2 hao3'],
      ['也可以', 'ye3 ke2 yi3'],
      ['一个', 'yi2 ge4'],
      ['一次', 'yi2 ci4'],
      ['一年', 'yi4 nian2'],
      ['一起', 'yi4 qi3'],
      ['第一', 'di4 yi1'],
      ['第一条', 'di4 yi1 tiao2'],
      ['一月一日', 'yi1 yue4 yi1 ri4'],
      ['一百一十', 'yi4 bai3 yi1 shi2'],
      ['一万', 'yi2 wan4'],
      ['十一', 'shi2 yi1'],
      ['二零一九', 'er4 ling2 yi1 jiu3'],
      ['不是', 'bu2 shi4'],
      ['不能', 'bu4 neng2'],
      ['能不能', 'neng2 bu5 neng2'],
      ['看一看', 'kan4 yi5 kan4'],
      ['统一', 'tong3 yi1'],
    ])('%s: %s', (text, sounds) => {
      expect(said(text)).toBe(sounds);
    });
  });

  it('keeps marks and letters apart from words, and drops white space', () => {
    expect(said('您好， A4！')).toBe('nin2 hao3 ， A 4 ！');
  });

  it('gives every Chinese character one syllable, whatever stands around it', () => {
    const unit = fc.constantFrom(...'养老金一不行长得了重还处还给的，。A1 😀儿𠮷');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const chars = toPieces(text).flatMap((p) => ('word' in p ? p.word.map((s) => s.char) : []));
        expect(chars.join('')).toBe(text.replace(/[^\p{Script=Han}]/gu, ''));
      }),
    );
  });
});

describe('the list of polyphones', () => {
  it('has a reading for every character of every word', () => {
    expect(polyphones.size).toBeGreaterThan(200);
    for (const [word, syllables] of polyphones) {
      expect([word, syllables.length]).toEqual([word, [...word].length]);
      for (const s of syllables) expect([word, s]).toEqual([word, expect.stringMatching(/^[a-z]+[1-5]$/)]);
    }
  });
});
