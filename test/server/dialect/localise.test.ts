import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localise } from '../../../server/dialect/localise.js';
import { keptPlaces, keptWords } from '../../../server/dialect/localise-keep.js';
import { parsePack } from '../../../server/dialect/pack.js';
import { officialTerms } from '../../../server/dialogue/official-terms.js';
import { readLibrary } from '../../../server/knowledge/files.js';
import { spokenSentences } from '../../../server/knowledge/spoken-sentences.js';
import { figuresIn } from '../../../server/safety/figures.js';
import { root } from '../../house/sources.js';
import { answersYaml, entry, lexiconCsv, packYaml, phrasesYaml, realPacks } from './dialect-fixtures.js';

const packs = await realPacks();
const library = await readLibrary(join(root, 'knowledge-base'), '2026-11-24');
const sentences = spokenSentences(library, []);
const keep = keptWords(officialTerms(library));

/** A pack with these replacements and particles. */
const packSaying = (more: string) =>
  parsePack(entry, { packYaml, lexiconCsv, phrasesYaml, answersYaml: answersYaml + more });

describe('putting a sentence into dialect', () => {
  it.each([
    ['southwestern', '到户口所在地的乡镇政府申请，村里可以代办。', '到户口所在地的乡镇政府申请哈，村头可以代办。'],
    [
      'southwestern',
      '家里人均收入低于当地低保标准的，可以申请低保。',
      '屋头人均收入低于当地低保标准的，可以申请低保。',
    ],
    ['southwestern', '说交钱包办的别信。', '说交钱包办的莫信。'],
    ['central-plains', '带身份证去就行。', '带身份证去就中。'],
    ['northeastern', '到县民政局的婚姻登记处办。', '上县民政局的婚姻登记处办。'],
    ['jilu-jiaoliao', '您要办什么事，直接告诉我就行。', '您要办啥事，直接告诉俺就行。'],
    ['lanyin', '在村里公示七天，县里审核。', '在村上公示七天，县上审核。'],
    ['jianghuai', '没有出生证的，先跟村里说清楚。', '没得出生证的，先跟村里讲清爽。'],
    ['cantonese', '批了的，不用您自己去拿，在手机上就能看。', '批咗嘅，唔使您自己去攞，喺手机上就可以睇。'],
    ['minnan', '找不到原件的，打12345问怎么办。', '揣不到原件的，打12345问按怎办。'],
    ['hakka', '什么时候发、发多少，由当地定。', '几时发、发几多，由当地定。'],
    ['wu', '您什么时候来都可以，不收钱。', '侬啥辰光来都可以，勿收钱。'],
    ['xiang', '多久一次由当地定，别信中介。', '好久一次由当地定，莫信中介。'],
    ['gan', '还要什么材料，问清楚再去。', '还要什哩材料，问清楚再去。'],
    ['mandarin', '还要什么材料，问清楚再去。', '还要什么材料，问清楚再去。'],
  ])('of %s: %s', (code, standard, local) => {
    const pack = packs.find((p) => p.code === code);
    expect(pack && localise(standard, pack)).toBe(local);
  });

  it('leaves names, quotations and figures alone', () => {
    const pack = packSaying('replace:\n  - [怎么, 咋]\n  - [办事, 办事体]\n');
    expect(localise('怎么写“怎么办”，问怎么办事处。', pack, { keep: keptWords(['怎么办事处']) })).toBe(
      '咋写“怎么办”，问怎么办事处。',
    );
  });

  it('leaves a sentence alone for who prefers plain Mandarin', () => {
    const sichuan = packs.find((p) => p.code === 'southwestern');
    expect(sichuan && localise('怎么办。', sichuan, { plain: true })).toBe('怎么办。');
  });

  it.each([
    ['what would turn a no into a yes', '[先不, 先]'],
    ['what would grow too long', '[我, 我们大家所有人]'],
  ])('is refused %s when the pack is read', (_what, row) => {
    expect(() => packSaying(`replace:\n  - ${row}\n`)).toThrow();
  });

  it('leaves a sentence alone where words that are right one by one go wrong together', () => {
    // 一会儿块 becomes a price, 听听听 would be replaced again.
    const pack = packSaying('replace:\n  - [片, 块]\n  - [听, 听听]\n');
    expect(localise('分成一片。', pack)).toBe('分成一片。');
    expect(localise('您先听我说完这一整句。', pack)).toBe('您先听我说完这一整句。');
  });
});

describe('particles', () => {
  const pack = packSaying('particles:\n  - { say: 嘛, starts: [问, 到], ends: [问, 申请, 局, 领], every: 1 }\n');

  it('end advice, at the end of the sentence or of its first clause', () => {
    expect(localise('缺材料的，问县民政局。', pack)).toBe('缺材料的，问县民政局嘛。');
    expect(localise('到乡镇政府申请，村里可以代办。', pack)).toBe('到乡镇政府申请嘛，村里可以代办。');
  });

  it.each([
    '到县民政局申请，不收钱。',
    '有人骗您，问县民政局。',
    '到银行就能领。',
    '第二步，到乡镇政府申请。',
    '人过世了，到乡镇政府申请。',
    '到乡镇政府申请吗？',
  ])('never end a refusal, a warning, a step or a statement: %s', (sentence) => {
    expect(localise(sentence, pack)).toBe(sentence);
  });

  it('come in one of so many sentences', () => {
    const rare = packSaying('particles:\n  - { say: 嘛, starts: [问], ends: [局], every: 4 }\n');
    const asked = [...library.guides.values()].map((g) => `问${g.name}的人，问${g.department}的局。`);
    const ended = asked.filter((s) => localise(s, rare) !== s).length;
    expect(ended).toBeGreaterThan(0);
    expect(ended).toBeLessThan(asked.length / 2);
  });
});

describe('every sentence of the guides', () => {
  it.each(packs.map((p) => [p.code, p] as const))(
    'in %s keeps figures, names and length, and stays when it is done again',
    (code, pack) => {
      let changed = 0;
      for (const sentence of sentences) {
        const local = localise(sentence, pack, { keep });
        if (local === sentence) continue;
        changed += 1;
        const wrong = [
          figuresIn(local).join() !== figuresIn(sentence).join() && 'figures',
          [...local].length > [...sentence].length * 1.3 && 'length',
          localise(local, pack, { keep }) !== local && 'not stable',
          !namesStay(sentence, local) && 'names',
        ].filter(Boolean);
        expect(wrong, `${code}: ${sentence} → ${local}`).toEqual([]);
      }
      // Mandarin is what the guides are written in; every other dialect has something of its own to say.
      if (code === 'mandarin') expect(changed).toBe(0);
      else expect(changed).toBeGreaterThan(sentences.length / 20);
    },
  );
});

/** Whether the kept stretches of the sentence are all there, in the same order. */
function namesStay(sentence: string, local: string): boolean {
  const kept = keptPlaces(sentence, keep);
  const stretches = [...sentence]
    .map((char, i) => (kept[i] ? char : ' '))
    .join('')
    .split(/ +/)
    .filter(Boolean);
  let from = 0;
  return stretches.every((stretch) => {
    const at = local.indexOf(stretch, from);
    from = at + stretch.length;
    return at >= 0;
  });
}
