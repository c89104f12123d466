/**
 * The ways of understanding a spoken question that `bench:understanding` compares, and how their results are added up.
 * Promise: pure; every share is over the same rows; character errors are those of what was heard.
 * Change with it: bench-understanding.ts, server/turn/question-wordings.ts.
 */
import type { Ranked } from '../knowledge/search-index.js';
import type { Wording } from '../knowledge/search-wording.js';
import { roundFour } from './share.js';

export interface Texts {
  /** What was to be said. */
  readonly reference: string;
  readonly heard: string;
  readonly repaired: string;
}

const once = (text: string): Wording => ({ text, weight: 1 });

/** What is searched in each way, with all that the index has. */
export const ways = {
  reference: ({ reference }) => [once(reference)],
  heard: ({ heard }) => [once(heard)],
  repaired: ({ repaired }) => [once(repaired)],
  both: ({ heard, repaired }) => (heard === repaired ? [once(heard)] : [once(heard), once(repaired)]),
} as const satisfies Record<string, (texts: Texts) => readonly Wording[]>;

/** What was heard once more, ranked by some arms of the index alone. */
export const armsAlone = { heardByCharacters: ['words', 'meaning'], heardBySound: ['sound'] } as const;

/** `product`: first among what the turn thought of; `answered`: answered about it. */
export type Way = keyof typeof ways | keyof typeof armsAlone | 'product' | 'answered';
export const wayNames: readonly Way[] = [
  ...(Object.keys(ways) as (keyof typeof ways)[]),
  ...(Object.keys(armsAlone) as (keyof typeof armsAlone)[]),
  'product',
  'answered',
];

export interface Understood {
  readonly voice: string;
  readonly style: string;
  readonly errors: number;
  readonly characters: number;
  readonly right: Readonly<Record<Way, boolean>>;
}

/** The first service of a ranking; by the mean of some arms where they are named. */
export function firstService(ranked: readonly Ranked[], arms?: readonly (keyof Ranked['arms'])[]): string | undefined {
  // Meaning counts as much as two, as in the index itself.
  const score = (r: Ranked) =>
    arms?.reduce((sum, arm) => sum + (r.arms[arm] ?? 0) * (arm === 'meaning' ? 2 : 1), 0) ?? r.score;
  const services = ranked.filter((r) => r.entity.kind === 'service');
  return (arms ? services.sort((a, b) => score(b) - score(a)) : services)[0]?.entity.id;
}

export function addUp(rows: readonly Understood[]) {
  return { ...figures(rows), byVoice: each(rows, (r) => r.voice), byStyle: each(rows, (r) => r.style) };
}

function figures(rows: readonly Understood[]) {
  const sum = (of: (row: Understood) => number) => rows.reduce((total, row) => total + of(row), 0);
  const shareOf = (way: Way) => roundFour(sum((r) => (r.right[way] ? 1 : 0)) / Math.max(1, rows.length));
  return {
    questions: rows.length,
    characterErrorRate: roundFour(
      sum((r) => r.errors) /
        Math.max(
          1,
          sum((r) => r.characters),
        ),
    ),
    rightServiceFirst: Object.fromEntries(wayNames.map((way) => [way, shareOf(way)])) as Record<Way, number>,
  };
}

function each(rows: readonly Understood[], keyOf: (row: Understood) => string) {
  const keys = [...new Set(rows.map(keyOf))].sort();
  return Object.fromEntries(keys.map((k) => [k, figures(rows.filter((r) => keyOf(r) === k))]));
}
