/**
 * Moves a question's vector to where its answers lie: a square matrix near the identity, learned from questions and the passages
 * that answer them. Passages keep their vectors, so that nothing need be embedded again.
 * Promise: pure; what comes out is a unit vector; loading what was saved gives the same numbers. Throws `model-corrupt`.
 * Change with it: query-map-train.ts (makes one), create-index.ts (`mapQuery`).
 */
import { AssistantError } from '../../errors.js';

export interface QueryMap {
  readonly dimension: number;
  /** Row by row, [dimension × dimension]. */
  readonly weights: Float32Array;
  /** The moved vector, of length 1. O(dimension²). */
  apply(vector: Float32Array): Float32Array;
}

export function createQueryMap(weights: Float32Array, dimension: number): QueryMap {
  if (weights.length !== dimension * dimension)
    throw new AssistantError('model-corrupt', { detail: `a query map needs ${dimension}² numbers` });
  return {
    dimension,
    weights,
    apply(vector) {
      const moved = new Float32Array(dimension);
      for (let row = 0; row < dimension; row++) {
        let sum = 0;
        for (let i = 0, at = row * dimension; i < dimension; i++)
          sum += (weights[at + i] as number) * (vector[i] as number);
        moved[row] = sum;
      }
      return unit(moved);
    },
  };
}

/** Scales to length 1, in place; a vector of zeros stays. */
export function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}

/** "XYQM", version, dimension; then the weights, all little endian. */
const magic = 0x4d515958;
const version = 1;
const header = 12;

export function saveQueryMap({ weights, dimension }: QueryMap): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(header + weights.length * 4));
  for (const [i, value] of [magic, version, dimension].entries()) bytes.setUint32(i * 4, value, true);
  for (const [i, weight] of weights.entries()) bytes.setFloat32(header + i * 4, weight, true);
  return new Uint8Array(bytes.buffer);
}

export function loadQueryMap(file: Uint8Array): QueryMap {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const known =
    bytes.byteLength >= header && bytes.getUint32(0, true) === magic && bytes.getUint32(4, true) === version;
  const dimension = known ? bytes.getUint32(8, true) : 0;
  if (!known || bytes.byteLength !== header + dimension * dimension * 4)
    throw new AssistantError('model-corrupt', { detail: 'this is no query map, or one that was cut short' });
  const weights = Float32Array.from({ length: dimension * dimension }, (_, i) =>
    bytes.getFloat32(header + i * 4, true),
  );
  return createQueryMap(weights, dimension);
}
