/**
 * The syllables of a run of characters, fast enough for a whole body of law: most characters have one toneless reading; the few
 * that change theirs are read with their neighbours, and such places are remembered.
 * Promise: pure; one entry a character; a character that is not Chinese stands for itself. Expected O(characters).
 * Change with it: sound-arm.ts, server/dialect/phonetics.ts.
 */
import { readings, syllables } from '../../dialect/phonetics.js';

/** In laws and guides these make 99 % of all changes of reading. */
const changing = new Set('行给调的没重长还会露弹了畜簿校');
/** Neighbours on either side that settle a reading. */
const reach = 2;
/** Places remembered; forgetting them costs time only. */
const mostPlaces = 100_000;

const usual = new Map<string, string>();
const places = new Map<string, string>();

export function soundsOf(run: string): string[] {
  const chars = [...run];
  return chars.map((char, at) => {
    if (changing.has(char)) return readingAt(chars, at);
    let sound = usual.get(char);
    if (sound === undefined) {
      sound = readings(char)[0] ?? char;
      usual.set(char, sound);
    }
    return sound;
  });
}

function readingAt(chars: readonly string[], at: number): string {
  const from = Math.max(0, at - reach);
  const window = chars.slice(from, at + reach + 1).join('');
  const place = `${at - from}${window}`;
  let sound = places.get(place);
  if (sound === undefined) {
    sound = syllables(window)[at - from]?.sound ?? (chars[at] as string);
    if (places.size >= mostPlaces) places.clear();
    places.set(place, sound);
  }
  return sound;
}
