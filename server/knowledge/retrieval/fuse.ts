/**
 * Several arms' opinions as one: what any of them put among its best, ranked by the weighted mean of their absolute scores and a
 * little for standing.
 * Promise: pure; weak evidence looks weak, so that scores can be compared with a bar.
 * Change with it: standing.ts, rerank.ts; search.ts says how many of each arm are asked for.
 */
import type { ArmResult } from './arm.js';
import { type OpenPart, placeOf } from './snapshot.js';

export interface Candidate {
  readonly ordinal: number;
  readonly score: number;
}

/** For each step of standing: what settles it between two that say the same, and outweighs no clear difference. */
const standingStep = 0.02;

/** Best first; ties to the earlier document. */
export function fuse(results: readonly ArmResult[], parts: readonly OpenPart[]): Candidate[] {
  const total = results.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const scoreOf = (ordinal: number): number => {
    const { part, at } = placeOf(parts, ordinal);
    const said = results.reduce((sum, arm) => sum + arm.weight * arm.scoreOf(ordinal), 0);
    return said / total + standingStep * (part.segment.table.standing[at] as number);
  };
  return bestFirst(
    [...new Set(results.flatMap(({ top }) => [...top.ordinals]))].map((ordinal) => ({
      ordinal,
      score: scoreOf(ordinal),
    })),
  );
}

export const bestFirst = (candidates: Candidate[]): Candidate[] =>
  candidates.sort((x, y) => y.score - x.score || x.ordinal - y.ordinal);
