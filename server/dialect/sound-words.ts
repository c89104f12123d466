/**
 * Words of the domain as units of sound: which of them may have been meant from a given place of what was heard.
 * Promise: pure; a word is found although syllables sound alike, and although one is missing or heard twice.
 * Change with it: confusions.ts, repair.ts.
 */
import type { NearSound } from './confusions.js';
import { syllables } from './phonetics.js';

/** A word that fits slots [start, end) of what was heard. */
export interface WordMatch {
  readonly word: string;
  readonly end: number;
  /** What the differences in sound and a missing or doubled syllable cost. */
  readonly cost: number;
}

export interface WordCosts {
  /** Price of a distance of 1. */
  readonly near: number;
  /** Price of a syllable of the word that was not heard. */
  readonly missing: number;
  /** Price of a syllable that was heard twice, or followed by one like it, and is once in the word. */
  readonly doubled: number;
  /** A word that costs more is not meant. */
  readonly limit: number;
}

/** What was heard, slot by slot; undefined: not a syllable, no word goes across. */
export type HeardSounds = readonly (string | undefined)[];

/** Words by their syllables; the root is the empty beginning. */
export interface Branch {
  readonly next: Map<string, Branch>;
  readonly words: string[];
}

/** Fewer syllables heard are too little to call a word. */
const fewest = 2;

const branch = (): Branch => ({ next: new Map(), words: [] });

/** A search for the words of the tree in what was heard. One search is O(words that begin alike). */
export function createSoundWords(
  root: Branch,
  near: (heard: string) => readonly NearSound[],
  costs: WordCosts,
): (heard: HeardSounds, start: number) => readonly WordMatch[] {
  return (heard, start) => {
    const best = new Map<Branch, Map<number, number>>();
    const visit = (at: Branch, slot: number, cost: number, first: boolean, mended: boolean): void => {
      if (cost > costs.limit) return;
      if (at.words.length > 0 && slot - start >= fewest) {
        const ends = best.get(at) ?? new Map<number, number>();
        best.set(at, ends.set(slot, Math.min(cost, ends.get(slot) ?? cost)));
      }
      if (at.next.size === 0) return;
      const sound = heard[slot];
      if (sound !== undefined)
        for (const { sound: other, distance } of near(sound)) {
          const further = cost + distance * costs.near;
          if (further > costs.limit) break;
          const next = at.next.get(other);
          if (next) visit(next, slot + 1, further, false, mended);
        }
      if (mended || first) return;
      if (cost + costs.missing <= costs.limit)
        for (const next of at.next.values()) visit(next, slot, cost + costs.missing, false, true);
      const before = heard[slot - 1];
      if (sound !== undefined && before !== undefined && near(sound).some((n) => n.sound === before))
        visit(at, slot + 1, cost + costs.doubled, false, true);
    };
    visit(root, start, 0, true, false);
    return [...best].flatMap(([at, ends]) =>
      [...ends].flatMap(([end, cost]) => at.words.map((word) => ({ word, end, cost }))),
    );
  };
}

/** The tree of all words of two syllables and more. O(characters). */
export function soundWordTree(words: Iterable<string>): Branch {
  const root = branch();
  for (const word of new Set(words)) {
    const sounds = syllables(word).map((s) => s.sound);
    if (sounds.length < 2 || sounds.some((s) => s === undefined)) continue;
    let at = root;
    for (const sound of sounds as string[]) {
      const next = at.next.get(sound) ?? branch();
      at.next.set(sound, next);
      at = next;
    }
    at.words.push(word);
  }
  return root;
}
