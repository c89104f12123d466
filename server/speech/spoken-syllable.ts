/** A syllable as it is to be spoken. Change with it: pinyin.ts, tones.ts, phonemes.ts. */

/** A syllable in numbered pinyin without the number (ü as v), and its tone: 1–4, 5 is neutral. */
export interface Syllable {
  readonly char: string;
  readonly sound: string;
  readonly tone: number;
}
