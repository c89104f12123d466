/**
 * What is compared: characters and pairs of them, syllables and runs of them.
 * Promise: pure; punctuation and spaces join nothing; figures are read as they are said, so that 60 and 六十 meet.
 * Change with it: bm25.ts, search-index.ts; server/dialect/phonetics.ts and numerals.ts.
 */
import { spokenDigits } from '../dialect/numerals.js';
import { syllables } from '../dialect/phonetics.js';

const word = /^[\p{L}\p{N}]$/u;

/** The text in runs without punctuation, lower case, figures as characters. */
export function cleanRuns(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const char of spokenDigits(text.toLowerCase())) {
    if (word.test(char)) run += char;
    else if (run) {
      runs.push(run);
      run = '';
    }
  }
  return run ? [...runs, run] : runs;
}

/** Single characters and pairs of neighbours. */
export function charGrams(text: string): string[] {
  return cleanRuns(text).flatMap((run) => grams([...run], 2));
}

/** Pairs of neighbouring characters. */
export function charPairs(text: string): string[] {
  return charGrams(text).filter((gram) => [...gram].length === 2);
}

/** Keys of single syllables and pairs; each key is made by `key` from toneless pinyin. */
export function soundGrams(text: string, key: (sound: string) => string): string[] {
  return cleanRuns(text).flatMap((run) =>
    grams(
      syllables(run).map(({ text: char, sound }) => (sound ? key(sound) : char)),
      2,
      ' ',
    ),
  );
}

/** All runs of 1..longest neighbours. */
function grams(items: readonly string[], longest: number, glue = ''): string[] {
  const found: string[] = [];
  for (let size = 1; size <= longest; size++)
    for (let at = 0; at + size <= items.length; at++) found.push(items.slice(at, at + size).join(glue));
  return found;
}
