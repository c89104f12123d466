/**
 * Chinese text → words, each with its syllables as they are spoken (polyphones by context, tone sandhi, 儿化).
 * Promise: pure; every Chinese character gives exactly one syllable; other characters come through as marks.
 * Change with it: polyphones.ts (readings), tones.ts (sandhi), phonemes.ts (the alphabet of the voice).
 */
import { pinyin } from 'pinyin-pro';
import { longestPolyphone, polyphones } from './polyphones.js';
import type { Syllable } from './spoken-syllable.js';
import { applySandhi } from './tones.js';

/** A word of syllables, or one other character (punctuation, Latin letter, digit). */
export type Piece = { readonly word: readonly Syllable[] } | { readonly mark: string };

const hanRun = /[\p{Script=Han}]+/gu;

/** Words and marks in reading order. White space is dropped. */
export function toPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const run of text.matchAll(hanRun)) {
    pieces.push(...marksOf(text.slice(at, run.index)));
    pieces.push(...wordsOf(run[0]).map((word) => ({ word })));
    at = run.index + run[0].length;
  }
  pieces.push(...marksOf(text.slice(at)));
  return pieces;
}

const marksOf = (text: string): Piece[] => [...text].filter((c) => c.trim() !== '').map((mark) => ({ mark }));

function wordsOf(run: string): Syllable[][] {
  const chars = [...run];
  const known = knownWords(chars);
  const readings = readingsOf(run, chars, known);
  let at = 0;
  const words = wordLengths(chars, known).map((length) => {
    const word = chars.slice(at, at + length).map((char, i) => toSyllable(char, readings[at + i] ?? ''));
    at += length;
    return word;
  });
  return applySandhi(words);
}

/** A word of our own list at a place. */
interface KnownWord {
  readonly at: number;
  readonly syllables: readonly string[];
}

/** From left to right, the longest word first. */
function knownWords(chars: readonly string[]): KnownWord[] {
  const found: KnownWord[] = [];
  for (let at = 0; at < chars.length; ) {
    const syllables = polyphoneAt(chars, at);
    if (syllables) found.push({ at, syllables });
    at += syllables?.length ?? 1;
  }
  return found;
}

/** Readings by pinyin-pro, then by our own list. */
function readingsOf(run: string, chars: readonly string[], known: readonly KnownWord[]): string[] {
  const readings = pinyin(run, { toneType: 'num', type: 'array', v: true, toneSandhi: false });
  for (const [i, char] of chars.entries()) {
    const lone = loneReadings[char];
    if (lone && readings[i] === lone.instead && lone.fits(chars[i - 1] ?? '', chars[i + 1] ?? ''))
      readings[i] = lone.of;
  }
  for (const { at, syllables } of known) for (const [k, syllable] of syllables.entries()) readings[at + k] = syllable;
  return readings;
}

interface LoneReading {
  /** What pinyin-pro says where it knows no word. */
  readonly instead: string;
  readonly of: string;
  fits(before: string, after: string): boolean;
}

/** Characters that follow from their neighbours how they are read. */
const loneReadings: Readonly<Record<string, LoneReading>> = {
  // 走得快
  得: { instead: 'de2', of: 'de5', fits: () => true },
  // 只收, but 一只, 这只
  只: { instead: 'zhi1', of: 'zhi3', fits: (before) => !/[一二两三四五六七八九十几百千这那每]/u.test(before) },
  // 卡里, but 里面, 公里
  里: {
    instead: 'li3',
    of: 'li5',
    fits: (before, after) => !/[面程头外间]/u.test(after) && !/^$|[公邻英华海这那哪万百千在从往到]/u.test(before),
  },
  // 这儿, 一会儿, but 儿童, 女儿
  儿: {
    instead: 'er2',
    of: 'er5',
    fits: (before, after) => !/^$|[女婴幼孤少生健患弃育托小妻孙]/u.test(before) && !/[童子女科歌媳孙]/u.test(after),
  },
};

function polyphoneAt(chars: readonly string[], at: number): readonly string[] | undefined {
  for (let length = Math.min(longestPolyphone, chars.length - at); length > 1; length--) {
    const syllables = polyphones.get(chars.slice(at, at + length).join(''));
    if (syllables) return syllables;
  }
  return undefined;
}

function toSyllable(char: string, reading: string): Syllable {
  const match = /^([a-zê]+)(\d)$/.exec(reading);
  // A character without a known reading is passed over in silence.
  if (!match) return { char, sound: '', tone: 5 };
  return { char, sound: (match[1] ?? '').replace('ê', 'e'), tone: Number(match[2]) || 5 };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const numeral = /^[零〇一二三四五六七八九十百千万亿两点幺]+$/;
/** Characters that lean on the word before them. */
const enclitic = /^[的了吗呢吧啊嘛着过们儿子里上个]$/;
/** One-character suffixes that make a word of the word before them. */
const suffix = /^[金费证簿站人者险卡款]$/;

/** How many characters each word has: our own words, and between them what the segmenter finds. */
function wordLengths(chars: readonly string[], known: readonly KnownWord[]): number[] {
  const words: string[] = [];
  let at = 0;
  const upTo = (end: number) => {
    for (const { segment } of segmenter.segment(chars.slice(at, end).join(''))) add(words, segment);
    at = end;
  };
  for (const { at: start, syllables } of known) {
    upTo(start);
    at = start + syllables.length;
    words.push(chars.slice(start, at).join(''));
  }
  upTo(chars.length);
  return words.map((w) => [...w].length);
}

function add(words: string[], segment: string): void {
  const last = words.at(-1);
  const joins =
    last !== undefined &&
    ((numeral.test(segment) && numeral.test(last)) ||
      enclitic.test(segment) ||
      (suffix.test(segment) && !numeral.test(last) && [...last].length <= 3));
  if (joins) words[words.length - 1] = last + segment;
  else words.push(segment);
}
