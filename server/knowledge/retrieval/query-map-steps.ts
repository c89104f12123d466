/**
 * One step of learning a query map: the gradient of a batch, and what it does to the weights.
 * Promise: the loss is the usual one of contrast: −log of the right passage's share among all candidates of its question.
 * Change with it: query-map-train.ts.
 */

/** Unit vectors by number, 0..count−1. */
export interface PassageVectors {
  readonly count: number;
  vector(number: number): Float32Array;
}

export interface BatchItem {
  readonly question: Float32Array;
  /** All that answer it: none of them counts as wrong. */
  readonly right: readonly number[];
  /** The one that it is drawn to this time. */
  readonly target: number;
  readonly hard: readonly number[];
}

/** Mean gradient over the batch, of the shape of the weights. */
export function learnFrom(
  weights: Float32Array,
  dimension: number,
  batch: readonly BatchItem[],
  shared: readonly number[],
  passages: PassageVectors,
  temperature: number,
): Float32Array {
  const common = [...batch.map((b) => b.target), ...shared];
  const moved = new Float32Array(dimension);
  const pulls = batch.map(({ question, right, target, hard }) => {
    const length = move(weights, question, moved);
    const others = [...common, ...hard].filter((n) => !right.includes(n));
    const vectors = [target, ...others].map((n) => passages.vector(n));
    const shares = softmax(vectors.map((v) => dotAt(v, 0, moved) / temperature));
    const pull = new Float32Array(dimension);
    for (const [i, vector] of vectors.entries()) {
      const share = (shares[i] as number) - (i === 0 ? 1 : 0);
      if (Math.abs(share) > negligible) addScaled(pull, vector, share / temperature);
    }
    // Through the scaling to length 1: only what is across the moved vector changes it.
    addScaled(pull, moved, -dotAt(pull, 0, moved));
    const scale = 1 / (length * batch.length);
    return pull.map((x) => x * scale);
  });
  return outerSum(
    pulls,
    batch.map((b) => b.question),
    dimension,
  );
}

/** The sum of the outer products of the pairs, four at a time: the matrix is far larger than what is added. */
function outerSum(left: readonly Float32Array[], right: readonly Float32Array[], dimension: number): Float32Array {
  const sum = new Float32Array(dimension * dimension);
  const none = new Float32Array(dimension);
  for (let n = 0; n < left.length; n += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => left[n + k] ?? none) as [
      typeof none,
      typeof none,
      typeof none,
      typeof none,
    ];
    const [e, f, g, h] = [0, 1, 2, 3].map((k) => right[n + k] ?? none) as [
      typeof none,
      typeof none,
      typeof none,
      typeof none,
    ];
    for (let row = 0, at = 0; row < dimension; row++) {
      const [w, x, y, z] = [a[row] as number, b[row] as number, c[row] as number, d[row] as number];
      for (let i = 0; i < dimension; i++, at++)
        sum[at] =
          (sum[at] as number) +
          w * (e[i] as number) +
          x * (f[i] as number) +
          y * (g[i] as number) +
          z * (h[i] as number);
    }
  }
  return sum;
}

const negligible = 1e-6;

/** Writes the moved question, scaled to length 1, into `out`; gives the length it had. */
function move(weights: Float32Array, question: Float32Array, out: Float32Array): number {
  const dimension = out.length;
  let squares = 0;
  for (let row = 0; row < dimension; row++) {
    const sum = dotAt(weights, row * dimension, question);
    out[row] = sum;
    squares += sum * sum;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < dimension; i++) out[i] = (out[i] as number) / length;
  return length;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** The product of a stretch of `a` that begins at `from` with all of `b`. Four sums at once keep the processor busy. */
function dotAt(a: Float32Array, from: number, b: Float32Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < b.length; i += 4) {
    s0 += (a[from + i] as number) * (b[i] as number);
    s1 += (a[from + i + 1] as number) * (b[i + 1] as number);
    s2 += (a[from + i + 2] as number) * (b[i + 2] as number);
    s3 += (a[from + i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < b.length; i++) s0 += (a[from + i] as number) * (b[i] as number);
  return s0 + s1 + s2 + s3;
}

function addScaled(to: Float32Array, from: Float32Array, scale: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + (from[i] as number) * scale;
}

export interface Optimiser {
  /** Changes the weights; `share` of the full rate. */
  step(gradient: Float32Array, share: number): void;
}

/** Adam, with the weights drawn back to the identity beside it. */
export function createOptimiser(
  weights: Float32Array,
  dimension: number,
  { rate, pull }: { readonly rate: number; readonly pull: number },
): Optimiser {
  const [slow, fast, tiny] = [0.9, 0.999, 1e-8];
  const mean = new Float32Array(weights.length);
  const spread = new Float32Array(weights.length);
  let steps = 0;
  return {
    step(gradient, share) {
      steps++;
      const [meanBias, spreadBias] = [1 - slow ** steps, 1 - fast ** steps];
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i] as number;
        const m = slow * (mean[i] as number) + (1 - slow) * g;
        const s = fast * (spread[i] as number) + (1 - fast) * g * g;
        mean[i] = m;
        spread[i] = s;
        const rest = i % (dimension + 1) === 0 ? 1 : 0;
        const w = weights[i] as number;
        weights[i] = w - share * ((rate * (m / meanBias)) / (Math.sqrt(s / spreadBias) + tiny) + pull * (w - rest));
      }
    },
  };
}
