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
  /** The wording says nothing but a name or a known question of the best service. */
  readonly exact: boolean;
  /** Fused score of the best service, and its lead over the next. */
  readonly service: number;
  readonly lead: number;
  /** Fused score of the best topic. */
  readonly topic: number;
  /** 0..1: share of the wording that the best service explains. */
  readonly covered: number;
  /** 0..1: share of the wording that nobody knows. */
  readonly unknown: number;
  /** Pairs' worth that point to the best service, and to the best topic. */
  readonly focus: number;
  readonly topicFocus: number;
  /** Pairs of characters, 20 at the most: a longer question is no better known. */
  readonly length: number;
}

const longest = 20;

/** `main` is the wording that most likely was meant. Undefined when nothing was ranked. */
export function weigh(main: string, ranked: readonly Ranked[], pairs: PairTable): Evidence | undefined {
  const services = ranked.filter((r) => r.entity.kind === 'service');
  const topics = ranked.filter((r) => r.entity.kind === 'topic');
  const [best, second] = services;
  if (!best) return undefined;
  const own = pairs.evidence(main, best.entity.id);
  const bare = bareText(main);
  return {
    services,
    topics,
    exact: best.entity.asks.some((ask) => bareText(ask) === bare) && best.score >= (topics[0]?.score ?? 0),
    service: best.score,
    lead: best.score - (second?.score ?? 0),
    topic: topics[0]?.score ?? 0,
    covered: own.covered,
    unknown: pairs.unknown(main),
    focus: own.focus,
    topicFocus: topics[0] ? pairs.evidence(main, topics[0].entity.id).focus : 0,
    length: Math.min(longest, pairs.count(main)),
  };
}

const bareText = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
