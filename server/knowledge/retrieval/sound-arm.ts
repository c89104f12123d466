/**
 * The arm that compares by sound: pairs of toneless syllables, after the dialect's merges, so that a homophone that was misheard
 * still finds its page.
 * Promise: pure; a text's keys depend on nothing but the text and the merges; figures are read as they are said; what is no
 * Chinese character counts as it is written. O(characters).
 * Change with it: server/dialect/phonetics.ts, the merges of the dialect packs, ../grams.ts.
 */
import type { SoundMerge } from '../../dialect/pack.js';
import { defaultMerges, soundKeys } from '../../dialect/phonetics.js';
import { cleanRuns } from '../grams.js';
import type { TokenArm, Tokeniser } from './arm.js';
import type { FieldWeights } from './document.js';
import { soundsOf } from './sound-readings.js';

export interface SoundArmOptions {
  /** Sounds that count as one; the index must be built and asked with the same. */
  readonly merges?: readonly SoundMerge[];
  readonly weight?: number;
  readonly fieldWeights?: FieldWeights;
}

export function soundArm({
  merges = defaultMerges,
  weight = 1,
  fieldWeights = [1, 1, 1, 1],
}: SoundArmOptions = {}): TokenArm {
  return { name: 'sound', tokenise: soundTokeniser(merges), fieldWeights, weight };
}

/**
 * Keys of all pairs of neighbouring syllables. Single syllables find no more and cost three times the time; triples lose too much
 * when one of three is wrong.
 */
export function soundTokeniser(merges: readonly SoundMerge[] = defaultMerges): Tokeniser {
  const key = soundKeys(merges);
  const hashes = new Map<string, number>();
  const hashOf = (sound: string): number => {
    const known = hashes.get(sound) ?? hash(key(sound));
    hashes.set(sound, known);
    return known;
  };
  return (text) => {
    const keys: number[] = [];
    for (const run of cleanRuns(text)) addPairs(keys, soundsOf(run).map(hashOf));
    return keys;
  };
}

/** Pairs of neighbours; a syllable that stands alone is all there is. */
function addPairs(keys: number[], sounds: readonly number[]): void {
  if (sounds.length === 1) keys.push(sounds[0] as number);
  for (let at = 0; at + 1 < sounds.length; at++) keys.push(mix(sounds[at] as number, sounds[at + 1] as number));
}

/** FNV-1a over the code units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Order counts: a b is not b a. */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return (h ^ (h >>> 13)) >>> 0;
}
