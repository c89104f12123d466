/**
 * Pairs of neighbouring characters and whose they are: how much of a question an entity explains, and how much of it points
 * to this entity rather than to any other.
 * Promise: pure; all figures are for the distinct pairs of one wording.
 * Change with it: grams.ts, search-index.ts, server/turn/decide.ts, which weighs the figures.
 */
import { charPairs } from './grams.js';
import { rarity } from './search-arm.js';
import { type Entity, weightedTexts } from './search-units.js';

/** What the pairs of a wording say about one entity. */
export interface PairEvidence {
  /** 0..1: share of the pairs' weight that occurs in the entity's texts. */
  readonly covered: number;
  /** How many pairs' worth points to this entity: 0 when every pair is as common everywhere. */
  readonly focus: number;
}

export interface PairTable {
  /** Distinct pairs of the wording. */
  count(wording: string): number;
  /** 0..1: share of the pairs that no entity's texts hold. */
  unknown(wording: string): number;
  evidence(wording: string, entityId: string): PairEvidence;
}

/** A pair seen once in one place points there, but not as surely as one that is always there. */
const doubt = 2;

export function buildPairTable(entities: readonly Entity[]): PairTable {
  const counts = entities.map((e) => countOf(weightedTexts(e).flatMap(charPairs)));
  const index = new Map(entities.map((e, i) => [e.id, i]));
  const owners = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const count of counts)
    for (const [pair, n] of count) {
      owners.set(pair, (owners.get(pair) ?? 0) + 1);
      shares.set(pair, (shares.get(pair) ?? 0) + n);
    }
  const worth = rarity(owners, entities.length);
  const chance = 2 / entities.length;

  return {
    count: (wording) => new Set(charPairs(wording)).size,
    unknown(wording) {
      const pairs = new Set(charPairs(wording));
      return pairs.size === 0 ? 0 : [...pairs].filter((p) => !owners.has(p)).length / pairs.size;
    },
    evidence(wording, entityId) {
      const count = counts[index.get(entityId) ?? -1];
      let [all, covered, focus] = [0, 0, 0];
      for (const pair of new Set(charPairs(wording))) {
        const weight = worth(pair);
        const n = count?.get(pair) ?? 0;
        all += weight;
        if (n > 0) covered += weight;
        focus += Math.max(0, n / ((shares.get(pair) ?? 0) + doubt) - chance);
      }
      return { covered: all > 0 ? covered / all : 0, focus };
    },
  };
}

function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
