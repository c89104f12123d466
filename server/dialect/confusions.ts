/**
 * What may have been meant when a syllable was heard: which syllables are near it, and which characters they write.
 * Promise: pure; only sounds and characters of the given texts come up; nearest first; what the merges do not tell apart is at
 * distance 0.
 * Change with it: sound-distance.ts, repair.ts.
 */
import type { SoundMerge } from './pack.js';
import { soundKeys, syllables } from './phonetics.js';
import { soundDistance } from './sound-distance.js';

export interface NearSound {
  readonly sound: string;
  /** 0: the same to this speaker's ear; see soundDistance. */
  readonly distance: number;
}

export interface Confusion {
  readonly char: string;
  readonly distance: number;
}

export interface SoundedChar {
  readonly char: string;
  readonly sound: string;
}

/** Every character of the texts with each of its readings there. O(characters). */
export function soundedChars(texts: Iterable<string>): SoundedChar[] {
  const found = new Map<string, SoundedChar>();
  for (const text of texts)
    for (const { text: char, sound } of syllables(text)) if (sound) found.set(`${char} ${sound}`, { char, sound });
  return [...found.values()];
}

/** The sounds within `reach` of a heard one, among those given. O(sounds) the first time a sound is heard. */
export function createNearSounds(
  sounds: Iterable<string>,
  merges: readonly SoundMerge[],
  reach: number,
): (heard: string) => readonly NearSound[] {
  const all = [...new Set(sounds)];
  const key = soundKeys(merges);
  return remember((heard) =>
    all
      .map((sound) => ({ sound, distance: key(sound) === key(heard) ? 0 : soundDistance(sound, heard) }))
      .filter(({ distance }) => distance <= reach)
      .sort((a, b) => a.distance - b.distance),
  );
}

/** The characters that write the sounds within `reach` of a heard one. */
export function createConfusions(
  chars: readonly SoundedChar[],
  near: (heard: string) => readonly NearSound[],
  reach: number,
): (heard: string) => readonly Confusion[] {
  const bySound = new Map<string, string[]>();
  for (const { char, sound } of chars) bySound.set(sound, [...(bySound.get(sound) ?? []), char]);
  return remember((heard) => {
    const nearest = new Map<string, number>();
    for (const { sound, distance } of near(heard))
      for (const char of distance <= reach ? (bySound.get(sound) ?? []) : [])
        if (!nearest.has(char)) nearest.set(char, distance);
    return [...nearest].map(([char, distance]) => ({ char, distance }));
  });
}

/** The function with its answers kept. */
function remember<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
