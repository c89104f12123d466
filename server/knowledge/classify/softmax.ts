/**
 * A softmax over classes, linear in its features, learned from labelled examples by AdaGrad, one example at a time.
 * Promise: pure and deterministic: the same examples in the same order give the same weights; weights lie feature by feature.
 * Change with it: learn.ts, ask-features.ts.
 */

/** Features of one example: `at[i]` is there with the value `values[i]`. */
export interface Features {
  readonly at: Int32Array;
  readonly values: Float32Array;
}

export interface Example {
  readonly features: Features;
  /** 0..classes-1 */
  readonly label: number;
}

export interface Training {
  readonly size: number;
  readonly classes: number;
  readonly rounds: number;
  readonly rate: number;
}

/** Classes less likely than this are left as they are. */
const negligible = 3e-3;
const firstSquare = 1e-3;

/** Weights, [size × classes]. O(rounds × all features × classes). Classes with fewer examples count more, by the root. */
export function trainSoftmax(examples: readonly Example[], { size, classes, rounds, rate }: Training): Float32Array {
  const weights = new Float32Array(size * classes);
  const squares = new Float32Array(size * classes).fill(firstSquare);
  const worth = classWorth(examples, classes);
  const order = Uint32Array.from(examples.keys());
  const moved = new Uint16Array(classes);
  const errors = new Float32Array(classes);
  const random = shuffler();
  for (let round = 0; round < rounds; round++) {
    random(order);
    for (const i of order) {
      const { features, label } = examples[i] as Example;
      const chances = softmax(logits(features, weights, classes));
      let active = 0;
      for (let c = 0; c < classes; c++) {
        const chance = chances[c] as number;
        if (c !== label && chance < negligible) continue;
        moved[active] = c;
        errors[active++] = (chance - (c === label ? 1 : 0)) * (worth[label] as number);
      }
      for (let f = 0; f < features.at.length; f++) {
        const from = (features.at[f] as number) * classes;
        const value = features.values[f] as number;
        for (let m = 0; m < active; m++) {
          const at = from + (moved[m] as number);
          const step = (errors[m] as number) * value;
          const square = (squares[at] as number) + step * step;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (rate * step) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/** One sum a class. O(features × classes). */
export function logits({ at, values }: Features, weights: Float32Array, classes: number): Float32Array {
  const sums = new Float32Array(classes);
  for (let f = 0; f < at.length; f++) {
    const from = (at[f] as number) * classes;
    const value = values[f] as number;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + value * (weights[from + c] as number);
  }
  return sums;
}

/** Chances that add up to 1. */
export function softmax(sums: Float32Array): Float32Array {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = sums.map((s) => Math.exp(s - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

function classWorth(examples: readonly Example[], classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const { label } of examples) counts[label] = (counts[label] as number) + 1;
  const worth = counts.map((n) => 1 / Math.sqrt(Math.max(1, n)));
  const mean = examples.reduce((sum, { label }) => sum + (worth[label] as number), 0) / Math.max(1, examples.length);
  return worth.map((w) => w / (mean || 1));
}

/** Fisher–Yates with a fixed sequence of numbers (mulberry32), so that two starts learn the same. */
function shuffler(): (order: Uint32Array) => void {
  let state = 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (order) => {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
  };
}
