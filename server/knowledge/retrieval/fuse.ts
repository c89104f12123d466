/**
 * Several arms' opinions as one: what any of them put among its best, ranked by the weighted mean of their scores.
 * Promise: pure; each arm is stretched so that its best is 1 and its last that was asked for 0, since arms measure differently.
 * Change with it: rerank.ts; search.ts says how many of each arm are asked for.
 */
import type { ArmResult } from './arm.js';

export interface Candidate {
  readonly ordinal: number;
  readonly score: number;
}

/** Best first. */
export function fuse(results: readonly ArmResult[]): Candidate[] {
  const arms = results.filter(({ top }) => top.scores.length > 0).map((arm) => ({ arm, ...range(arm) }));
  const total = arms.reduce((sum, { arm }) => sum + arm.weight, 0) || 1;
  const scoreOf = (ordinal: number): number =>
    arms.reduce((sum, { arm, low, high }) => {
      const stretched = (arm.scoreOf(ordinal) - low) / (high - low || 1);
      return sum + (arm.weight / total) * Math.max(0, stretched);
    }, 0);
  return [...new Set(arms.flatMap(({ arm }) => [...arm.top.ordinals]))]
    .map((ordinal) => ({ ordinal, score: scoreOf(ordinal) }))
    .sort((x, y) => y.score - x.score || x.ordinal - y.ordinal);
}

function range({ top: { scores } }: ArmResult): { low: number; high: number } {
  return { high: scores[0] as number, low: scores[scores.length - 1] as number };
}
