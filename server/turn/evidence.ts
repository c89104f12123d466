/**
 * What speaks for a service, for another subject, and for too little having been said, in figures.
 * Promise: pure; the figures are those the weights of decide.ts were found for.
 * Change with it: decide.ts.
 */
import type { PairTable } from '../knowledge/pair-table.js';
import type { Ranked } from '../knowledge/search-index.js';

export interface Evidence {
  readonly services: readonly Ranked[];
  readonly topics: readonly Ranked[];
  readonly vague: readonly Ranked[];
  /** A wording says nothing but a name or a known question of the best service, and of no other subject. */
  readonly exact: boolean;
  /** Fused score of the best service, and its lead over the next. */
  readonly service: number;
  readonly lead: number;
  /** Fused score of the best topic. */
  readonly topic: number;
  /** Fused score of the best vague subject. */
  readonly half: number;
  /** 0..1: chance of the best service, and of all topics and of all vague subjects together. */
  readonly serviceChance: number;
  readonly topicChance: number;
  readonly halfChance: number;
  /** 0..1: share of the wording that nobody knows. */
  readonly unknown: number;
  /** Pairs' worth that point to the best service, and to the best topic. */
  readonly focus: number;
  readonly topicFocus: number;
  /** 0..1: how long a name of the best service is said, and a name or known question of the best topic. */
  readonly named: number;
  readonly topicNamed: number;
  /** Pairs of characters, 20 at the most: a longer question is no better known. */
  readonly length: number;
}

const longest = 20;

/** `main` is what was most likely meant, `standard` the same in standard wording. Undefined when nothing was ranked. */
export function weigh(
  main: string,
  standard: string,
  ranked: readonly Ranked[],
  pairs: PairTable,
): Evidence | undefined {
  const services = ranked.filter((r) => r.entity.kind === 'service');
  const topics = ranked.filter((r) => r.entity.kind === 'topic');
  const vague = ranked.filter((r) => r.entity.kind === 'vague');
  const [best, second] = services;
  if (!best) return undefined;
  return {
    services,
    topics,
    vague,
    exact: best.exact && !(topics[0]?.exact ?? false) && !(vague[0]?.exact ?? false),
    service: best.score,
    lead: best.score - (second?.score ?? 0),
    topic: topics[0]?.score ?? 0,
    half: vague[0]?.score ?? 0,
    serviceChance: services.reduce((most, r) => Math.max(most, r.chance), 0),
    topicChance: sumOf(topics),
    halfChance: sumOf(vague),
    unknown: Math.min(pairs.unknown(main), pairs.unknown(standard)),
    focus: pairs.focus(main, best.entity.id),
    topicFocus: topics[0] ? pairs.focus(main, topics[0].entity.id) : 0,
    named: longestName(best.entity.names, [main, standard]),
    topicNamed: longestName(topics[0]?.entity.asks ?? [], [main, standard]),
    length: Math.min(longest, pairs.count(main)),
  };
}

const sumOf = (ranked: readonly Ranked[]): number => ranked.reduce((sum, r) => sum + r.chance, 0);

/** A name of this many characters is as good as any. */
const fullName = 4;

function longestName(names: readonly string[], texts: readonly string[]): number {
  const said = names.filter((name) => texts.some((text) => text.includes(name))).map((name) => name.length);
  return Math.min(1, Math.max(0, ...said) / fullName);
}
