/**
 * How tones change next to each other: third tones, 一 and 不, reduplicated verbs.
 * Promise: pure; only tones change, never sounds or their number.
 * Change with it: pinyin.ts.
 */
import type { Syllable } from './spoken-syllable.js';

const numerals = new Set('零〇一二三四五六七八九十百千万亿两点第幺');
/** After these, 一 counts or orders (一月, 一号, 一级) and keeps its tone. */
const ordinalAfter = new Set('月号日级等楼层组中审类');

/** Words of one run of Chinese characters, with the tones as they are spoken. */
export function applySandhi(words: readonly (readonly Syllable[])[]): Syllable[][] {
  const flat = words.flatMap((word, w) => word.map((syllable) => ({ ...syllable, w })));
  for (const [i, s] of flat.entries()) {
    const before = flat[i - 1];
    const after = flat[i + 1];
    if (s.char === '一' && s.tone === 1) s.tone = toneOfOne(before, after, flat[i + 2]);
    else if (s.char === '不' && s.tone === 4) {
      if (before && after && before.char === after.char) s.tone = 5;
      else if (after?.tone === 4) s.tone = 2;
    }
  }
  // Inside a word every third tone before another changes (展览馆: 2 2 3). Then between words, from the right, so that a
  // word that has changed keeps the one before it as it is (也可以: 3 2 3).
  const third = flat.map((s) => s.tone === 3);
  for (const [i, s] of flat.entries()) if (third[i] && third[i + 1] && flat[i + 1]?.w === s.w) s.tone = 2;
  for (let i = flat.length - 2; i >= 0; i--) {
    const [here, next] = [flat[i], flat[i + 1]];
    if (!here || !next || here.w === next.w || here.tone !== 3 || next.tone !== 3) continue;
    if (words[here.w]?.length === 1 || words[next.w]?.length === 1) here.tone = 2;
  }
  let at = 0;
  return words.map((word) => word.map(() => strip(flat[at++])));
}

function toneOfOne(before: Syllable | undefined, after: Syllable | undefined, then: Syllable | undefined): number {
  if (!after) return 1;
  if (before && before.char === after.char) return 5;
  if (before && numerals.has(before.char)) return 1;
  if ('百千万亿'.includes(after.char)) return after.tone === 4 ? 2 : 4;
  if (numerals.has(after.char)) return 1;
  if (ordinalAfter.has(after.char) && then?.char !== '个') return 1;
  return after.tone === 4 || after.char === '个' ? 2 : 4;
}

function strip(s: Syllable | undefined): Syllable {
  return { char: s?.char ?? '', sound: s?.sound ?? '', tone: s?.tone ?? 5 };
}
