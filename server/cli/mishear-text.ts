/**
 * Mishears a text on purpose: some of its characters become others that sound the same in a dialect, and a share of those
 * become others that do not.
 * Promise: the same seed gives the same errors; figures, letters and punctuation stay; the number of errors is exact.
 * Change with it: bench-mishearing.ts.
 */
import type { SoundMerge } from '../dialect/pack.js';
import { readings, soundKeys, syllables } from '../dialect/phonetics.js';
import { soundDistance } from '../dialect/sound-distance.js';
import type { SeededRandom } from '../knowledge/retrieval/query-map-random.js';

/** What an error outside the merged syllable becomes. */
export type OutsideErrors = 'near' | 'arbitrary';

export interface MishearOptions {
  /** Of the Chinese characters, 0..1. */
  readonly share: number;
  /** Of the errors, those that do not sound the same, 0..1. */
  readonly outside: number;
  readonly outsideErrors: OutsideErrors;
}

export type Mishear = (text: string, options: MishearOptions, random: SeededRandom) => string;

interface Written {
  readonly char: string;
  readonly count: number;
}

/** Characters this rare are never heard: a recogniser writes what is common. */
const rarest = 20;
/** Syllables nearer than this are near. */
const nearReach = 0.6;

/** `texts` give the characters that may be written, each as likely as it is common there. */
export function createMishear(texts: Iterable<string>, merges: readonly SoundMerge[]): Mishear {
  const key = soundKeys(merges);
  const all = countHan(texts);
  const bySound = new Map<string, Written[]>();
  for (const written of all) {
    const [sound] = readings(written.char);
    if (sound) bySound.set(sound, [...(bySound.get(sound) ?? []), written]);
  }
  const sounds = [...bySound.keys()];
  const same = remember((sound) => sounds.filter((s) => key(s) === key(sound)).flatMap((s) => bySound.get(s) ?? []));
  const near = remember((sound) =>
    sounds
      .filter((s) => key(s) !== key(sound) && soundDistance(s, sound) <= nearReach)
      .flatMap((s) => bySound.get(s) ?? []),
  );

  return (text, { share, outside, outsideErrors }, random) => {
    const slots = syllables(text);
    const places = random.shuffle(slots.flatMap(({ sound }, i) => (sound ? [i] : [])));
    const wrong = places.slice(0, Math.round(places.length * share));
    // One question has too few errors to share out exactly: the rest is left to chance.
    const strange = Math.floor(wrong.length * outside + random.next());
    const chars = slots.map((s) => s.text);
    for (const [n, at] of wrong.entries()) {
      const { text: char, sound = '' } = slots[at] as (typeof slots)[number];
      const others = n >= strange ? same(sound) : outsideErrors === 'near' ? near(sound) : all;
      const fitting = others.filter((w) => w.char !== char);
      chars[at] = pick(fitting.length > 0 ? fitting : near(sound), random) ?? char;
    }
    return chars.join('');
  };
}

function countHan(texts: Iterable<string>): Written[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const char of text) if (/\p{Script=Han}/u.test(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts].map(([char, count]) => ({ char, count })).filter((w) => w.count >= rarest);
}

function pick(from: readonly Written[], random: SeededRandom): string | undefined {
  let at = random.next() * from.reduce((sum, w) => sum + w.count, 0);
  for (const { char, count } of from) {
    at -= count;
    if (at < 0) return char;
  }
  return from.at(-1)?.char;
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
