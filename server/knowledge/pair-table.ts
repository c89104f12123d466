/**
 * Pairs of neighbouring characters and whose they are: how much of a question points to one entity rather than to any other.
 * Promise: pure; all figures are for the distinct pairs of one wording.
 * Change with it: grams.ts, search-index.ts, server/turn/decide.ts, which weighs the figures.
 */
import { charPairs } from './grams.js';
import { type Entity, weightedTexts } from './search-units.js';

export interface PairTable {
  /** Distinct pairs of the wording. */
  count(wording: string): number;
  /** 0..1: share of the pairs that no entity's texts hold. */
  unknown(wording: string): number;
  /** How many pairs' worth points to this entity: 0 when every pair is as common everywhere. */
  focus(wording: string, entityId: string): number;
}

/** A pair seen once in one place points there, but not as surely as one that is always there. */
const doubt = 2;

export function buildPairTable(entities: readonly Entity[]): PairTable {
  const counts = entities.map((e) => countOf(weightedTexts(e).flatMap(charPairs)));
  const index = new Map(entities.map((e, i) => [e.id, i]));
  const totals = new Map<string, number>();
  for (const count of counts) for (const [pair, n] of count) totals.set(pair, (totals.get(pair) ?? 0) + n);
  const chance = 2 / entities.length;

  return {
    count: (wording) => new Set(charPairs(wording)).size,
    unknown(wording) {
      const pairs = new Set(charPairs(wording));
      return pairs.size === 0 ? 0 : [...pairs].filter((p) => !totals.has(p)).length / pairs.size;
    },
    focus(wording, entityId) {
      const count = counts[index.get(entityId) ?? -1];
      let focus = 0;
      for (const pair of new Set(charPairs(wording)))
        focus += Math.max(0, (count?.get(pair) ?? 0) / ((totals.get(pair) ?? 0) + doubt) - chance);
      return focus;
    },
  };
}

function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
