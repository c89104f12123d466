/**
 * Whether a question needs several facts put together (two benefits at once, two situations, two provinces), and which, without a model.
 * Promise: pure; undefined for a question that one passage can answer.
 * Change with it: reason.ts, test/server/turn/reason-plan.test.ts.
 */
import type { Aspect, Need, Question } from './turn.js';

/** A service and what people call it. */
export interface NamedService {
  readonly id: string;
  /** The first is what it is called when spoken of. */
  readonly names: readonly string[];
}

/** One thing that must be known. */
export interface ReasonPart {
  /** In words, for the search and for the clerk. */
  readonly ask: string;
  /** Of which service; absent where the search must find it. */
  readonly service?: string;
  readonly aspect: Aspect;
}

export interface ReasonPlan {
  readonly why: 'together' | 'two-provinces';
  readonly services: readonly NamedService[];
  /** At most four. */
  readonly parts: readonly ReasonPart[];
}

const together =
  /又.{1,12}又|既.{1,12}又|同时|一起|一齐|一道|两样|两个都|两份|两头|都(?:能|可以|得)?(?:领|吃|享受|拿|办|报)|还(?:能|可以|得)(?:再|不能)?.{0,4}(?:领|吃|享受|拿|办|报|评|申请|攞)|再(?:领|申请|享受|拿)|重复|叠加|冲突|影响|不能兼|兼得|会不会停|只能领|选(?:一|哪)/u;
const provinces =
  /外省|跨省|两个省|两省|异地|老家.*(?:这边|那边|打工|外地)|(?:打工|外地).*老家|从.{1,8}(?:转|迁)(?:到|回|去)/u;

export const mostParts = 4;

export function planReasons(
  { repaired, standard }: Pick<Question, 'repaired' | 'standard'>,
  need: Pick<Need, 'decision' | 'aspect' | 'candidates'>,
  known: Iterable<NamedService>,
): ReasonPlan | undefined {
  const text = `${repaired}\n${standard}`;
  const named = namedIn(text, [...known]);
  const [first, second] = named;
  const asksBoth = together.test(text) || need.aspect === 'concurrent';
  if (first && second && asksBoth) {
    const two = [first, second];
    return { why: 'together', services: two, parts: bothWays(two) };
  }
  if (first && second && provinces.test(text)) return { why: 'two-provinces', services: named, parts: there(named) };
  return undefined;
}

/** Each one's rule on having both, then who may have each. */
function bothWays(services: readonly NamedService[]): ReasonPart[] {
  const name = (s: NamedService | undefined) => s?.names[0] ?? '';
  const [a, b] = services;
  return [a, b].flatMap((own, i) => {
    if (!own) return [];
    const ask = `${name(own)}能不能和${name(i === 0 ? b : a)}一起领`;
    return [
      { ask, service: own.id, aspect: 'concurrent' as const },
      { ask: `谁能办${name(own)}`, service: own.id, aspect: 'who' as const },
    ];
  });
}

const there = (services: readonly NamedService[]): ReasonPart[] =>
  services.slice(0, mostParts).map((s) => ({
    ask: `人在外省怎么办${s.names[0] ?? ''}`,
    service: s.id,
    aspect: 'where' as const,
  }));

/** Services by the longest name in the text; a name inside a longer one names nothing. */
export function namedIn(text: string, known: readonly NamedService[]): NamedService[] {
  const names = known
    .flatMap((service) => service.names.filter((n) => n.length >= 2).map((name) => ({ service, name })))
    .sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  const found = new Map<string, { service: NamedService; at: number }>();
  for (const { service, name } of names) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    if (!found.has(service.id)) found.set(service.id, { service, at });
    rest = rest.replaceAll(name, '·'.repeat(name.length));
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map((f) => f.service);
}
