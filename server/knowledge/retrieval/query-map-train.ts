/**
 * Learns a query map: each question is drawn to the passages that answer it and away from those that do not (of the same batch,
 * at random, and the ones that it is mistaken for).
 * Promise: pure; the same examples, options and seed give the same map. O(epochs × examples × (candidates × dimension + dimension²)).
 * Change with it: query-map.ts, query-map-steps.ts.
 */

import { createQueryMap, type QueryMap } from './query-map.js';
import { seededRandom } from './query-map-random.js';
import { createOptimiser, learnFrom, type PassageVectors } from './query-map-steps.js';

export interface MapExample {
  /** Unit vector. */
  readonly question: Float32Array;
  /** Numbers of the passages that answer it; at least one. */
  readonly right: readonly number[];
  /** Numbers of passages that do not, though they look like it. */
  readonly hard: readonly number[];
}

export interface MapTraining {
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  /** Passages drawn at random for each batch. */
  readonly random: number;
  /** Of an example's hard ones, how many are drawn each time. */
  readonly hard: number;
  /** Divides likenesses before they are compared: the smaller, the harder the nearest wrong ones are pushed off. */
  readonly temperature: number;
  readonly rate: number;
  /** How strongly the map is drawn back to leaving vectors as they are, as a share a step. */
  readonly pull: number;
}

export const mapTraining: MapTraining = {
  seed: 1,
  epochs: 8,
  batch: 64,
  random: 128,
  hard: 16,
  temperature: 0.05,
  rate: 5e-4,
  pull: 1e-2,
};

export function trainQueryMap(
  examples: readonly MapExample[],
  passages: PassageVectors,
  options: Partial<MapTraining> = {},
): QueryMap {
  const training = { ...mapTraining, ...options };
  const random = seededRandom(training.seed);
  const dimension = examples[0]?.question.length ?? 0;
  const weights = identity(dimension);
  const optimiser = createOptimiser(weights, dimension, training);
  const order = examples.map((_, i) => i);
  const steps = training.epochs * Math.ceil(examples.length / training.batch);
  for (let epoch = 0, step = 0; epoch < training.epochs; epoch++) {
    random.shuffle(order);
    for (let from = 0; from < order.length; from += training.batch) {
      const batch = order.slice(from, from + training.batch).map((i) => {
        const { question, right, hard } = examples[i] as MapExample;
        return {
          question,
          right,
          target: right[random.below(right.length)] as number,
          hard: draw(hard, training.hard, random.below),
        };
      });
      const shared = Array.from({ length: training.random }, () => random.below(passages.count));
      const gradient = learnFrom(weights, dimension, batch, shared, passages, training.temperature);
      // The rate falls to nothing, so that the last batches do not decide.
      optimiser.step(gradient, 1 - step++ / steps);
    }
  }
  return createQueryMap(weights, dimension);
}

function draw(from: readonly number[], count: number, below: (n: number) => number): number[] {
  if (from.length <= count) return [...from];
  return Array.from({ length: count }, () => from[below(from.length)] as number);
}

function identity(dimension: number): Float32Array {
  const weights = new Float32Array(dimension * dimension);
  for (let i = 0; i < dimension; i++) weights[i * dimension + i] = 1;
  return weights;
}
