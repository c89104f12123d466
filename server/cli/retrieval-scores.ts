/**
 * How good rankings are: recall, mean reciprocal rank and nDCG, as the literature measures them.
 * Promise: pure; means over all questions, to four decimals.
 */
import type { BenchQuestion } from './retrieval-data.js';

const recallDepths = [1, 5, 10, 100] as const;

export type RankingScores = Readonly<Record<`R@${(typeof recallDepths)[number]}` | 'MRR@10' | 'nDCG@10', number>>;

/** `rankings[i]`: ids of passages for `questions[i]`, best first. */
export function scoreRankings(
  questions: readonly BenchQuestion[],
  rankings: readonly (readonly string[])[],
): RankingScores {
  const mean = (measure: (right: ReadonlySet<string>, ranking: readonly string[]) => number): number => {
    const sum = questions.reduce((total, q, i) => total + measure(q.right, rankings[i] ?? []), 0);
    return Math.round((sum / Math.max(1, questions.length)) * 1e4) / 1e4;
  };
  const recall = (depth: number) =>
    mean((right, ranking) => ranking.slice(0, depth).filter((id) => right.has(id)).length / right.size);
  return {
    'R@1': recall(1),
    'R@5': recall(5),
    'R@10': recall(10),
    'R@100': recall(100),
    'MRR@10': mean(reciprocalRank),
    'nDCG@10': mean(discountedGain),
  };
}

function reciprocalRank(right: ReadonlySet<string>, ranking: readonly string[]): number {
  const at = ranking.slice(0, 10).findIndex((id) => right.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

function discountedGain(right: ReadonlySet<string>, ranking: readonly string[]): number {
  const worth = (rank: number) => 1 / Math.log2(rank + 2);
  const gain = ranking.slice(0, 10).reduce((sum, id, rank) => sum + (right.has(id) ? worth(rank) : 0), 0);
  const best = Array.from({ length: Math.min(10, right.size) }, (_, rank) => worth(rank)).reduce((a, b) => a + b, 0);
  return gain / best;
}
