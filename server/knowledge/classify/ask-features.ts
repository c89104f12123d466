/**
 * What the classifier sees of a text: runs of one to three characters and of syllables, each hashed to a number, and its vector.
 * Promise: pure; the values of one text have length 1, so that a long question is no surer than a short one.
 * Change with it: learn.ts (whose weights are for these features), grams.ts.
 */
import { cleanRuns } from '../grams.js';
import type { Features } from './softmax.js';

/** Numbers that runs are hashed to. */
export const hashedSize = 1 << 14;
const longestRun = 3;
/** How far a unit vector's numbers are stretched: without it they are too small to learn from in a few rounds. */
const vectorScale = 8;
const runScale = 4;

/** `sounds` cuts a text into keys of syllables and their pairs. O(characters). */
export function runFeatures(text: string, sounds: (text: string) => readonly string[]): Features {
  const found = new Set<number>();
  for (const run of cleanRuns(text)) {
    const chars = [...`^${run}$`];
    for (let size = 1; size <= longestRun; size++)
      for (let from = 0; from + size <= chars.length; from++) found.add(hash(chars.slice(from, from + size).join('')));
  }
  for (const sound of sounds(text)) found.add(hash(`~${sound}`));
  const at = Int32Array.from(found);
  return { at, values: new Float32Array(at.length).fill(runScale / Math.sqrt(Math.max(1, at.length))) };
}

export function vectorFeatures(vector: Float32Array): Features {
  return { at: Int32Array.from(vector.keys()), values: vector.map((x) => x * vectorScale) };
}

/** FNV-1a over code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) & (hashedSize - 1);
}
