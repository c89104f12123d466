/**
 * Figures that a person gives of themselves (an age, years paid in, a grade) against the bounds of conditions.
 * Promise: pure; a figure said roughly (快六十, 五十多) decides only where every value it may mean does.
 * Change with it: said-figures.ts, eligibility.ts.
 */
import type { Condition } from '../knowledge/eligibility.js';
import type { Settled } from '../turn/turn.js';

/** What a figure may be, both ends included; Infinity where it is open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const hasBound = (c: Condition): boolean => (c.atLeast ?? c.atMost ?? c.below) !== undefined;

/** Whether the condition holds for all (true) or none (false) of the values; undefined when it depends or there is no bound. */
export function withinBound(condition: Condition, { from, to }: Span): boolean | undefined {
  const { atLeast, atMost, below } = condition;
  if (atLeast !== undefined) return from >= atLeast ? true : to < atLeast ? false : undefined;
  if (atMost !== undefined) return to <= atMost ? true : from > atMost ? false : undefined;
  if (below !== undefined) return to < below ? true : from >= below ? false : undefined;
  return undefined;
}

/** A bound that is met or not also tells about other bounds of the same fact: who is not sixteen is below sixteen. */
export function impliedBy(settled: readonly Settled[], conditions: readonly Condition[]): Settled[] {
  const known = new Set(settled.map((s) => s.condition));
  return conditions.flatMap((condition, i) => {
    if (known.has(i) || !hasBound(condition)) return [];
    for (const s of settled) {
      const other = conditions[s.condition];
      if (typeof s.holds !== 'boolean' || other?.fact !== condition.fact || !hasBound(other)) continue;
      const holds = withinBound(condition, spanOf(other, s.holds));
      if (holds !== undefined) return [{ condition: i, holds }];
    }
    return [];
  });
}

const justBelow = 1e-6;

/** The values for which a bound holds, or does not. */
function spanOf({ atLeast, atMost, below }: Condition, holds: boolean): Span {
  const upper = below !== undefined ? below - justBelow : atMost;
  if (upper !== undefined) return holds ? { from: 0, to: upper } : { from: upper + justBelow, to: Infinity };
  const lower = atLeast ?? 0;
  return holds ? { from: lower, to: Infinity } : { from: 0, to: lower - justBelow };
}
