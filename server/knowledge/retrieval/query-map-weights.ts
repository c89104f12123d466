/**
 * Learns how much each sign of a good answer counts, from lists of candidates of which some are known to be right; and how often
 * each source is what people ask about.
 * Promise: pure and deterministic; a sign that is the same for all candidates of a list teaches nothing. Scores compare within a list.
 * Change with it: query-map-train.ts; server/cli/stard-ranking.ts uses both.
 */

export interface CandidateList {
  /** One row of signs a candidate, all of one length. */
  readonly signs: readonly (readonly number[])[];
  /** Whether each candidate answers. */
  readonly right: readonly boolean[];
}

const rounds = 200;
const rate = 0.05;
/** Draws the weights to nothing: few lists must not teach too much. */
const shrink = 0.01;

/** The weights under which right candidates get the largest share of their list. O(rounds × candidates × signs). */
export function learnWeights(lists: readonly CandidateList[]): number[] {
  const useful = lists.filter((list) => list.right.includes(true));
  const width = useful[0]?.signs[0]?.length ?? 0;
  const spread = spreadOf(
    useful.flatMap((list) => list.signs),
    width,
  );
  const scaled = useful.map((list) => ({
    right: list.right,
    signs: list.signs.map((row) => row.map((sign, i) => sign / (spread[i] as number))),
  }));
  const weights = Array.from({ length: width }, () => 0);
  const [mean, squares] = [weights.map(() => 0), weights.map(() => 0)];
  for (let round = 1; round <= rounds && scaled.length > 0; round++) {
    const gradient = gradientOf(scaled, weights);
    for (let i = 0; i < width; i++) {
      const g = (gradient[i] as number) + shrink * (weights[i] as number);
      mean[i] = 0.9 * (mean[i] as number) + 0.1 * g;
      squares[i] = 0.999 * (squares[i] as number) + 0.001 * g * g;
      const step = (mean[i] as number) / (1 - 0.9 ** round);
      weights[i] =
        (weights[i] as number) - (rate * step) / (Math.sqrt((squares[i] as number) / (1 - 0.999 ** round)) + 1e-9);
    }
  }
  return weights.map((w, i) => w / (spread[i] as number));
}

export const weigh = (weights: readonly number[], signs: readonly number[]): number =>
  signs.reduce((sum, sign, i) => sum + sign * (weights[i] ?? 0), 0);

/** Mean over the lists of: what the weights expect less what is right. */
function gradientOf(lists: readonly CandidateList[], weights: readonly number[]): number[] {
  const gradient = weights.map(() => 0);
  for (const { signs, right } of lists) {
    const scores = signs.map((row) => weigh(weights, row));
    const most = Math.max(...scores);
    const powers = scores.map((s) => Math.exp(s - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    const count = right.filter(Boolean).length;
    for (const [c, row] of signs.entries()) {
      const miss = (powers[c] as number) / sum - (right[c] ? 1 / count : 0);
      for (let i = 0; i < gradient.length; i++)
        gradient[i] = (gradient[i] as number) + (miss * (row[i] as number)) / lists.length;
    }
  }
  return gradient;
}

function spreadOf(rows: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, i) => {
    const mean = rows.reduce((sum, row) => sum + (row[i] as number), 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + ((row[i] as number) - mean) ** 2, 0) / rows.length) || 1;
  });
}

/**
 * How much more often than its size makes likely each source was the right one: 0 as often, 1 e times as often. `asked` lists the
 * source of each right answer; `sizes[source]` are its passages. A source that was never asked about is held back, the more the larger it is.
 */
export function sourceDemand(asked: readonly number[], sizes: readonly number[]): number[] {
  const total = sizes.reduce((a, b) => a + b, 0) || 1;
  const counts = sizes.map(() => 0);
  for (const source of asked) counts[source] = (counts[source] ?? 0) + 1;
  return sizes.map((size, source) =>
    Math.log(((counts[source] as number) + 0.5) / ((asked.length * size) / total + 0.5)),
  );
}
