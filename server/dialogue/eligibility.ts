/**
 * What a guide's rule comes to as far as it is settled, and which question settles it soonest.
 * Promise: pure; a local threshold is never asked about and never decided here; a condition is counted as in `conditionsOf`.
 * Change with it: eligibility-dialogue.ts, server/knowledge/eligibility.ts (rules), bounds.ts (what one age says of another bound).
 */
import { type Condition, conditionsOf, type Eligibility } from '../knowledge/eligibility.js';
import type { Answer, Ground, Settled } from '../turn/turn.js';
import { impliedBy } from './bounds.js';

/** local: what the county sets, or what the person cannot say, decides; unknown: what is still to be asked decides. */
export type Truth = 'true' | 'false' | 'local' | 'unknown';
export type Verdict = NonNullable<Answer['verdict']>;

export interface Outcome {
  readonly verdict: Verdict;
  readonly grounds: readonly Ground[];
}

/** A rule whose conditions know their number. */
type Node =
  | { readonly leaf: number; readonly condition: Condition }
  | { readonly all: readonly Node[] }
  | { readonly any: readonly Node[] }
  | { readonly not: Node };

/** What is to be asked first where nothing else tells two questions apart: what people know of themselves. */
const knownFirst: readonly Condition['fact'][] = [
  'age',
  'household',
  'residence',
  'disability',
  'identity',
  'family',
  'service',
  'employment',
  'insurance',
  'education',
  'event',
  'health',
  'benefit',
  'land',
  'contribution-years',
  'conduct',
  'income',
  'property',
];

/** What the rule comes to, whatever is answered to what is still open. */
export function evaluate(rule: Eligibility, settled: readonly Settled[]): Truth {
  const state = stateOf(rule, settled);
  const [only, ...others] = new Set(outcomes(state, openLeaves(state)));
  return only && others.length === 0 ? only : 'unknown';
}

/** The condition whose answer tells most about the outcome; undefined when no answer changes it. */
export function nextQuestion(rule: Eligibility, settled: readonly Settled[]): number | undefined {
  const state = stateOf(rule, settled);
  const open = openLeaves(state);
  const before = spread(outcomes(state, open));
  let best: { leaf: number; gain: number; rank: number } | undefined;
  for (const leaf of open) {
    const rest = open.filter((o) => o !== leaf);
    const after = [true, false].map((holds) => spread(outcomes(answered(state, leaf, holds), rest)));
    const gain = before - after.reduce((sum, s) => sum + s / 2, 0);
    const rank = knownFirst.indexOf(state.conditions[leaf]?.fact ?? 'property');
    if (gain < noGain) continue;
    const better = !best || gain > best.gain + noGain || (gain > best.gain - noGain && rank < best.rank);
    if (better) best = { leaf, gain, rank };
  }
  return best?.leaf;
}

const noGain = 1e-9;

/** The verdict as things stand, and what it rests on: what tells most first. */
export function outcome(rule: Eligibility, settled: readonly Settled[]): Outcome {
  const state = stateOf(rule, settled);
  const truth = evaluate(rule, settled);
  const verdict = truth === 'true' ? 'entitled' : truth === 'false' ? 'not-entitled' : 'county-decides';
  const grounds = groundsOf(state, state.root).map((leaf) => toGround(state, leaf));
  const open = grounds.filter((g) => typeof g.holds !== 'boolean');
  return { verdict, grounds: [...open, ...grounds.filter((g) => typeof g.holds === 'boolean')] };
}

interface State {
  readonly root: Node;
  readonly conditions: readonly Condition[];
  readonly holds: ReadonlyMap<number, Settled['holds']>;
}

function stateOf(rule: Eligibility, settled: readonly Settled[]): State {
  const conditions = conditionsOf(rule);
  const all = [...settled, ...impliedBy(settled, conditions)];
  return { root: numbered(rule), conditions, holds: new Map(all.map((s) => [s.condition, s.holds])) };
}

function numbered(rule: Eligibility): Node {
  let next = 0;
  const walk = (r: Eligibility): Node => {
    if ('all' in r) return { all: r.all.map(walk) };
    if ('any' in r) return { any: r.any.map(walk) };
    return 'not' in r ? { not: walk(r.not) } : { leaf: next++, condition: r };
  };
  return walk(rule);
}

const openLeaves = ({ conditions, holds }: State): number[] =>
  conditions.flatMap((c, i) => (c.local || holds.has(i) ? [] : [i]));

const answered = (state: State, leaf: number, holds: boolean): State => ({
  ...state,
  holds: new Map([...state.holds, [leaf, holds]]),
});

/** More open conditions than this are not gone through one by one. */
const mostOpen = 12;

/** The outcome of every way to answer what is open, each as likely. */
function outcomes(state: State, open: readonly number[]): Truth[] {
  const [leaf, ...rest] = open;
  if (leaf === undefined || open.length > mostOpen) return [truthOf(state, state.root)];
  return [true, false].flatMap((holds) => outcomes(answered(state, leaf, holds), rest));
}

function truthOf(state: State, node: Node): Truth {
  if ('leaf' in node) return leafTruth(state, node);
  if ('not' in node) return negated[truthOf(state, node.not)];
  const parts = ('all' in node ? node.all : node.any).map((n) => truthOf(state, n));
  const [decides, otherwise]: Truth[] = 'all' in node ? ['false', 'true'] : ['true', 'false'];
  return [decides, 'unknown' as const, 'local' as const].find((t) => t && parts.includes(t)) ?? otherwise ?? 'unknown';
}

const negated: Readonly<Record<Truth, Truth>> = { true: 'false', false: 'true', local: 'local', unknown: 'unknown' };

function leafTruth({ holds }: State, { leaf, condition }: { leaf: number; condition: Condition }): Truth {
  const said = holds.get(leaf);
  if (condition.local || said === 'unsure') return 'local';
  return said === undefined ? 'unknown' : said ? 'true' : 'false';
}

/** Bits that it takes to tell the outcomes apart. */
function spread(all: readonly Truth[]): number {
  const shares = [...new Set(all)].map((t) => all.filter((o) => o === t).length / all.length);
  return shares.reduce((sum, p) => sum - p * Math.log2(p), 0);
}

/** The conditions that make a part of the rule come to what it comes to; one that suffices stands alone. */
function groundsOf(state: State, node: Node): number[] {
  if ('leaf' in node) return [node.leaf];
  if ('not' in node) return groundsOf(state, node.not);
  const parts = 'all' in node ? node.all : node.any;
  const truth = truthOf(state, node);
  const fitting = parts.filter((n) => truthOf(state, n) === truth);
  const decisive = truth === ('all' in node ? 'false' : 'true');
  if (decisive) return fitting.slice(0, 1).flatMap((n) => groundsOf(state, n));
  const undecided = truth === 'local' || truth === 'unknown';
  return (undecided ? parts.filter((n) => !isSettledAway(state, node, n)) : fitting).flatMap((n) =>
    groundsOf(state, n),
  );
}

/** A branch that is out says nothing about an "any" that the others leave open. */
const isSettledAway = (state: State, node: Node, part: Node): boolean =>
  'any' in node && truthOf(state, part) === 'false';

function toGround({ conditions, holds }: State, leaf: number): Ground {
  const condition = conditions[leaf];
  return {
    condition: leaf,
    say: condition?.say ?? '',
    holds: condition?.local ? 'local' : (holds.get(leaf) ?? 'open'),
  };
}
