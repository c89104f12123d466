/**
 * What was heard, cut into the slots that the repair walks along: syllables that may change, and what must stay.
 * Promise: the slots' texts join to the text; figures, Latin letters and punctuation stay.
 * Change with it: repair.ts.
 */
import { spokenDigits } from './numerals.js';
import { syllables } from './phonetics.js';

export interface HeardSlot {
  readonly text: string;
  /** Toneless pinyin of a Chinese character; absent for what must stay as it is. */
  readonly sound: string | undefined;
  /** Part of an everyday word as heard: more likely meant than a character that stands alone. */
  readonly common: boolean;
  /** What the language model reads here: a figure as it is said, nothing for punctuation. */
  readonly tokens: readonly string[];
}

const kept = /\d+|[^\p{Script=Han}]/gu;

export function heardSlots(text: string): HeardSlot[] {
  const slots: HeardSlot[] = [];
  let from = 0;
  const spoken = (part: string) => {
    const common = inWords(part);
    for (const [i, { text: char, sound }] of syllables(part).entries())
      slots.push({ text: char, sound, common: common[i] ?? false, tokens: [char] });
  };
  for (const match of text.matchAll(kept)) {
    spoken(text.slice(from, match.index));
    slots.push({ text: match[0], sound: undefined, common: false, tokens: modelTokens(match[0]) });
    from = match.index + match[0].length;
  }
  spoken(text.slice(from));
  return slots;
}

/** For each character, whether it is part of a word of two characters and more that everyone knows. */
function inWords(text: string): boolean[] {
  return [...segmenter.segment(text)].flatMap(({ segment }) => {
    const chars = [...segment];
    return chars.map(() => chars.length > 1);
  });
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A text as the language model reads it: letters and characters, figures as they are said, no punctuation. */
export function modelTokens(text: string): string[] {
  return [...spokenDigits(text.toLowerCase())].filter((char) => /[\p{L}\p{N}]/u.test(char));
}
