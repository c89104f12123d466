/**
 * What an index is given as `mapQuery`: a learned map that leaves some of the question where it was, since what was learned from
 * hundreds of questions is not yet everything that a question can mean.
 * Promise: pure; the result is a unit vector.
 * Change with it: query-map.ts, create-index.ts.
 */
import { type QueryMap, unit } from './query-map.js';

/** The share of the question's own vector that stays. */
const kept = 0.25;

export function blendQuery(map: Pick<QueryMap, 'apply'>): (vector: Float32Array) => Float32Array {
  return (vector) => {
    const moved = map.apply(vector);
    return unit(moved.map((x, i) => (1 - kept) * x + kept * (vector[i] as number)));
  };
}
