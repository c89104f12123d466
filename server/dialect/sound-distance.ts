/**
 * How far two syllables are apart for the ear: what a recogniser is likely to take for what.
 * Promise: pure, symmetric, 0 for the same syllable; below 1 the two may be mistaken for each other.
 * Change with it: syllable.ts, repair.ts (which sets how much a distance costs).
 */
import { type SpokenSyllable, spokenSyllable } from './syllable.js';

/** Initials that are mixed up, by how far apart they are. */
const closeInitials: readonly (readonly [number, readonly string[]])[] = [
  [0.15, ['zh z', 'ch c', 'sh s', 'n l']],
  [0.35, ['h f', 'l r', 'zh j', 'ch q', 'sh x', 'z j', 'c q', 's x']],
  [0.45, ['b p', 'd t', 'g k', 'j q', 'zh ch', 'z c', 'z s', 'c s', 'ch sh', 'zh sh', 'm n', 'q x', 'j x']],
  [0.5, ['k h', 'g h', 'r y', 'z ch', 'zh c', 's ch', 'c sh', 'z sh', 'zh s', 'd l', 'd n', 'p f', 'b m']],
  [0.6, ['d g', 't k', 'b d', 'p t', 'd z', 'd zh', 'd j', 't c', 't ch', 't q', 'r sh', 'r s', 'r zh', 'f w', 'n r']],
];
const initialTable = new Map(
  closeInitials.flatMap(([distance, pairs]) => pairs.map((pair) => [pair, distance] as const)),
);
const other = 1;
/** One of the two has no initial. */
const missing = 0.6;

/** 0 for the same; about 0.2 for n/l or in/ing; 0.5 for b/p; at least 1 for what no ear mixes up. */
export function soundDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [spokenSyllable(a), spokenSyllable(b)];
  return initialDistance(x, y) + finalDistance(x, y);
}

function initialDistance({ initial: a }: SpokenSyllable, { initial: b }: SpokenSyllable): number {
  if (a === b) return 0;
  if (a === '' || b === '') return missing;
  return initialTable.get(`${a} ${b}`) ?? initialTable.get(`${b} ${a}`) ?? other;
}

function finalDistance(a: SpokenSyllable, b: SpokenSyllable): number {
  return medialDistance(a, b) + nucleusDistance(a.nucleus, b.nucleus) + codaDistance(a.coda, b.coda);
}

/** A glide is easily missed; i and v are close. */
function medialDistance({ medial: a }: SpokenSyllable, { medial: b }: SpokenSyllable): number {
  if (a === b) return 0;
  if (a === '' || b === '') return 0.35;
  return a + b === 'iv' || a + b === 'vi' ? 0.3 : 0.6;
}

const closeNuclei = new Map([
  ['e o', 0.35],
  ['a e', 0.5],
  ['a o', 0.5],
  ['i v', 0.35],
  ['u v', 0.5],
  ['e i', 0.45],
  ['o u', 0.45],
]);

function nucleusDistance(a: string, b: string): number {
  if (a === b) return 0;
  return closeNuclei.get(`${a} ${b}`) ?? closeNuclei.get(`${b} ${a}`) ?? 0.9;
}

function codaDistance(a: string, b: string): number {
  if (a === b) return 0;
  if (a + b === 'nng' || a + b === 'ngn') return 0.2;
  if (a === 'r' || b === 'r') return 0.3;
  return a === '' || b === '' ? 0.5 : 0.7;
}
