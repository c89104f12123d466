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
  const gradient = new Float32Array(weights.length);
  const common = [...batch.map((b) => b.target), ...shared];
  const moved = new Float32Array(dimension);
  const pull = new Float32Array(dimension);
  for (const { question, right, target, hard } of batch) {
    const length = move(weights, question, moved);
    const others = [...common, ...hard].filter((n) => !right.includes(n));
    const vectors = [target, ...others].map((n) => passages.vector(n));
    const shares = softmax(vectors.map((v) => dot(moved, v) / temperature));
    pull.fill(0);
    for (const [i, vector] of vectors.entries()) {
      const share = (shares[i] as number) - (i === 0 ? 1 : 0);
      if (Math.abs(share) > negligible) addScaled(pull, vector, share / temperature);
    }
    // Through the scaling to length 1: only what is across the moved vector changes it.
    addScaled(pull, moved, -dot(pull, moved));
    const scale = 1 / (length * batch.length);
    for (let row = 0; row < dimension; row++) {
      const p = (pull[row] as number) * scale;
      for (let i = 0, at = row * dimension; i < dimension; i++, at++)
        gradient[at] = (gradient[at] as number) + p * (question[i] as number);
    }
  }
  return gradient;
}

const negligible = 1e-6;

/** Writes the moved question, scaled to length 1, into `out`; gives the length it had. */
function move(weights: Float32Array, question: Float32Array, out: Float32Array): number {
  const dimension = out.length;
  let squares = 0;
  for (let row = 0; row < dimension; row++) {
    let sum = 0;
    for (let i = 0, at = row * dimension; i < dimension; i++, at++)
      sum += (weights[at] as number) * (question[i] as number);
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

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
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
