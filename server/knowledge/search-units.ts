/**
 * What is searched: entities (services we have a guide for, topics we know of, what is asked without saying which) with all texts by which each is found.
 * Promise: pure; services first, in the order given.
 * Change with it: search-index.ts.
 */
import type { Guide } from './guide.js';
import type { TopicEntry } from './topics.js';
import type { VagueSubject } from './vague.js';

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly kind: 'service' | 'topic' | 'vague';
  /** What it is called. */
  readonly names: readonly string[];
  /** The names and the ways of asking. */
  readonly asks: readonly string[];
  /** What the guide itself says; empty for topics. */
  readonly says: readonly string[];
}

export function searchEntities(
  guides: Iterable<Guide>,
  topics: readonly TopicEntry[],
  vague: readonly VagueSubject[] = [],
): Entity[] {
  const services = [...guides].map<Entity>((g) => ({
    id: g.id,
    name: g.name,
    kind: 'service',
    names: [g.name, ...g.aliases],
    asks: [g.name, ...g.aliases, ...g.faq.flatMap((f) => f.ask)],
    says: [g.audience, ...Object.values(g.sections).flatMap((s) => s?.say ?? [])],
  }));
  const others = topics.map<Entity>((t) => ({
    id: t.id,
    name: t.name,
    kind: 'topic',
    names: [t.name],
    asks: [t.name, ...t.asks],
    says: [],
  }));
  const halfSaid = vague.map<Entity>((v) => ({
    id: vagueId(v.id),
    name: v.ask,
    kind: 'vague',
    names: [],
    asks: v.asks,
    says: [],
  }));
  return [...services, ...others, ...halfSaid];
}

/** A vague subject may bear the name of a service. */
export const vagueId = (id: string): string => `?${id}`;

/** All texts of an entity, each as often as it counts: a name says more than a sentence. */
export function weightedTexts({ kind, name, asks, says }: Entity): string[] {
  return kind === 'vague' ? [...asks] : [name, ...asks, ...says];
}

/** A text without marks and spaces, as ways of asking are compared. */
export const bareText = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
