/**
 * Chinese text → words, each with its syllables as they are spoken (polyphones by context, tone sandhi, 儿化).
 * Promise: pure; every Chinese character gives exactly one syllable; other characters come through as marks.
 * Change with it: polyphones.ts (readings), tones.ts (sandhi), phonemes.ts (the alphabet of the voice).
 */
import { pinyin } from 'pinyin-pro';
import { longestPolyphone, polyphones } from './polyphones.js';
import { applySandhi } from './tones.js';

/** A syllable in numbered pinyin without the number (ü as v), and its tone: 1–4, 5 is neutral. */
export interface Syllable {
  readonly char: string;
  readonly sound: string;
  readonly tone: number;
}

/** A word of syllables, or one other character (punctuation, Latin letter, digit). */
export type Piece = { readonly word: readonly Syllable[] } | { readonly mark: string };

const han = /\p{Script=Han}/u;
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
  const readings = readingsOf(run, chars);
  const words: Syllable[][] = [];
  let at = 0;
  for (const length of wordLengths(run)) {
    const word = chars.slice(at, at + length).map((char, i) => toSyllable(char, readings[at + i] ?? ''));
    words.push(word);
    at += length;
  }
  return applySandhi(words);
}

/** Readings by pinyin-pro, then by our own list, the longest word first. */
function readingsOf(run: string, chars: readonly string[]): string[] {
  const readings = pinyin(run, { toneType: 'num', type: 'array', v: true, toneSandhi: false });
  for (let i = 0; i < chars.length; ) {
    const found = polyphoneAt(chars, i);
    if (!found) {
      if (chars[i] === '得' && readings[i] === 'de2') readings[i] = 'de5';
      i += 1;
      continue;
    }
    for (const [k, syllable] of found.entries()) readings[i + k] = syllable;
    i += found.length;
  }
  return readings;
}

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

/** How many characters each word of a run of Chinese characters has. */
function wordLengths(run: string): number[] {
  const words: string[] = [];
  for (const { segment } of segmenter.segment(run)) {
    const last = words.at(-1);
    const joins =
      last !== undefined &&
      ((numeral.test(segment) && numeral.test(last)) ||
        enclitic.test(segment) ||
        (suffix.test(segment) && !numeral.test(last) && [...last].length <= 3));
    if (joins) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words.map((w) => [...w].length);
}

/** Whether a text holds anything that is read as Chinese. */
export const holdsHan = (text: string): boolean => han.test(text);
