/**
 * How tones change next to each other: third tones, 一 and 不, reduplicated verbs.
 * Promise: pure; only tones change, never sounds or their number.
 * Change with it: pinyin.ts.
 */
import type { Syllable } from './pinyin.js';

const numerals = new Set('零〇一二三四五六七八九十百千万亿两点第幺');
/** After these, 一 counts or orders (一月, 一号, 一级) and keeps its tone. */
const ordinalAfter = new Set('月号日级等楼层组中审类');

/** Words of one run of Chinese characters, with the tones as they are spoken. */
export function applySandhi(words: readonly (readonly Syllable[])[]): Syllable[][] {
  const flat = words.flatMap((word, w) => word.map((syllable) => ({ ...syllable, w })));
  const sized = words.map((word) => word.length);
  for (const [i, s] of flat.entries()) {
    const before = flat[i - 1];
    const after = flat[i + 1];
    if (s.char === '一' && s.tone === 1) s.tone = toneOfOne(before, after, flat[i + 2]);
    else if (s.char === '不' && s.tone === 4) {
      if (before && after && before.char === after.char) s.tone = 5;
      else if (after?.tone === 4) s.tone = 2;
    }
  }
  // Right to left, so that a run of third tones inside a word keeps only its last one.
  for (let i = flat.length - 2; i >= 0; i--) {
    const [here, next] = [flat[i], flat[i + 1]];
    if (here?.tone !== 3 || !next || underlying(words, i + 1) !== 3) continue;
    const together = here.w === next.w || sized[here.w] === 1 || sized[next.w] === 1;
    if (together) here.tone = 2;
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

/** The tone a syllable had before third tones changed. */
function underlying(words: readonly (readonly Syllable[])[], index: number): number {
  let at = index;
  for (const word of words) {
    if (at < word.length) return word[at]?.tone ?? 0;
    at -= word.length;
  }
  return 0;
}

function strip(s: Syllable | undefined): Syllable {
  return { char: s?.char ?? '', sound: s?.sound ?? '', tone: s?.tone ?? 5 };
}
