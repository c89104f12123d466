/**
 * Text as sound: toneless syllables and the keys under which sounds count as the same.
 * Promise: pure; every character of a text keeps its place; sounds that the given merges do not tell apart share one key.
 * Change with it: syllable.ts, the merges in knowledge-base/dialects/<code>/pack.yaml.
 */
import { pinyin } from 'pinyin-pro';
import type { SoundMerge } from './pack.js';
import { splitWritten } from './syllable.js';

/** One character of a text; `sound` is its toneless pinyin (ü as v), absent for what is not a Chinese character. */
export interface Syllable {
  readonly text: string;
  readonly sound: string | undefined;
}

const han = /^\p{Script=Han}$/u;

/** One entry a code point, in order. Readings depend on the words around: 银行 yin hang, 行李 xing li. */
export function syllables(text: string): Syllable[] {
  const chars = [...text];
  const sounds = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  const aligned = sounds.length === chars.length;
  return chars.map((char, i) => ({
    text: char,
    sound: han.test(char) ? plain(aligned ? (sounds[i] ?? '') : (readings(char)[0] ?? '')) : undefined,
  }));
}

/** All readings of one character, most common first; empty for what has none. */
export function readings(char: string): string[] {
  if (!han.test(char)) return [];
  const all = pinyin(char, { toneType: 'none', type: 'array', v: true, multiple: true });
  return [...new Set(all.map(plain))].filter((sound): sound is string => sound !== undefined);
}

/** Lower-case letters only; undefined when nothing is left, as for characters without a known reading. */
function plain(sound: string): string | undefined {
  const letters = sound.replace(/ü/g, 'v');
  return /^[a-z]+$/.test(letters) ? letters : undefined;
}

const merge = (part: SoundMerge['part'], sounds: readonly string[]): SoundMerge => ({
  part,
  sounds,
  with: [],
  note: '',
});

/** What most dialect speakers, and recognisers listening to them, mix up: used when no pack says otherwise. */
export const defaultMerges: readonly SoundMerge[] = [
  merge('initial', ['l', 'n']),
  merge('initial', ['z', 'zh']),
  merge('initial', ['c', 'ch']),
  merge('initial', ['s', 'sh']),
  merge('final', ['in', 'ing']),
  merge('final', ['en', 'eng']),
];

/** The key of a toneless syllable under the merges, applied in order; an unmerged syllable is its own key. */
export function soundKey(sound: string, merges: readonly SoundMerge[] = defaultMerges): string {
  let { initial, final } = splitWritten(sound);
  for (const { part, sounds, with: others } of merges) {
    const [first = ''] = sounds;
    if (part === 'initial' && sounds.includes(initial) && fits(final, others)) initial = first;
    else if (part === 'final' && sounds.includes(final) && fits(initial, others)) final = first;
    else if (part === 'syllable' && sounds.includes(initial + final)) ({ initial, final } = splitWritten(first));
  }
  return initial + final;
}

const fits = (half: string, others: readonly string[]): boolean => others.length === 0 || others.includes(half);

/** `soundKey` with its answers remembered, for a fixed list of merges. */
export function soundKeys(merges: readonly SoundMerge[] = defaultMerges): (sound: string) => string {
  const known = new Map<string, string>();
  return (sound) => {
    const key = known.get(sound) ?? soundKey(sound, merges);
    known.set(sound, key);
    return key;
  };
}
