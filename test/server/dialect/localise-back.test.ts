import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localise } from '../../../server/dialect/localise.js';
import { delocalise } from '../../../server/dialect/localise-back.js';
import { keptWords } from '../../../server/dialect/localise-keep.js';
import { officialTerms } from '../../../server/dialogue/official-terms.js';
import { readLibrary } from '../../../server/knowledge/files.js';
import { spokenSentences } from '../../../server/knowledge/spoken-sentences.js';
import { figuresIn } from '../../../server/safety/figures.js';
import { root } from '../../house/sources.js';
import { realPacks } from './dialect-fixtures.js';

const packs = await realPacks();
const library = await readLibrary(join(root, 'knowledge-base'), '2026-11-24');
const keep = keptWords(officialTerms(library));
/** Every seventh sentence is enough to see how well it goes. */
const sentences = spokenSentences(library, []).filter((_, i) => i % 7 === 0);

describe('reading a dialect’s wording back', () => {
  it.each([
    ['southwestern', '娃儿户口要带啥子，问派出所嘛。', '孩子户口要带什么，问派出所。'],
    ['southwestern', '没得合同的莫急，先打12345问哈。', '没有合同的别急，先打12345问哈。'],
    ['cantonese', '唔使您自己去攞，喺手机上就可以睇。', '不用您自己去拿，在手机上就能看。'],
    ['wu', '侬带身份证去，勿收钱。', '您带身份证去，不收钱。'],
    ['mandarin', '没有合同的别急。', '没有合同的别急。'],
  ])('of %s: %s', (code, local, standard) => {
    const pack = packs.find((p) => p.code === code);
    expect(pack && delocalise(local, pack)).toBe(standard);
  });

  it.each(packs.map((p) => [p.code, p] as const))(
    'of %s gives most sentences of the guides as they were, and no other figure',
    (code, pack) => {
      const local = sentences.map((s) => [s, localise(s, pack, { keep })] as const).filter(([s, l]) => s !== l);
      const back = local.map(([standard, text]) => [standard, text, delocalise(text, pack, { keep })] as const);
      for (const [standard, text, again] of back)
        expect(figuresIn(again), `${code}: ${text}`).toEqual(figuresIn(standard));
      const exact = back.filter(([standard, , again]) => standard === again).length;
      // One dialect word may stand for several Mandarin ones (可以: 能, 可以), and 没 for 没有 is Mandarin too.
      expect(exact / Math.max(local.length, 1)).toBeGreaterThan(code === 'mandarin' ? -1 : 0.6);
    },
  );
});
