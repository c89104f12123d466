/**
 * Asks the dense arm: which documents are nearest in meaning. One bit a number sieves, 8 bits a number decide.
 * Promise: without the sieve exact up to 8 bits; with it what is lost of the first hundred is less than one in a hundred.
 * Change with it: vector-rows.ts, fuse.ts.
 */
import type { ArmResult } from './arm.js';
import { type OpenPart, placeOf } from './snapshot.js';
import { createTopK, type TopK } from './top-k.js';
import { likeness, signBits, type VectorRows } from './vector-rows.js';

/** Rows of a segment that pass the sieve, at least; a smaller segment is compared whole. */
const sieved = 2000;

export function searchDense(parts: readonly OpenPart[], vector: Float32Array, limit: number): ArmResult {
  const top = createTopK(limit);
  for (const part of parts) if (part.segment.rows) searchRows(part, part.segment.rows, vector, top);
  return {
    name: 'dense',
    weight: 1,
    top: top.sorted(),
    scoreOf(ordinal) {
      const { part, at } = placeOf(parts, ordinal);
      return part.segment.rows ? nearest(part.segment.rows, at, vector) : 0;
    },
  };
}

/** A document is as near as the nearest of its rows. */
function nearest(rows: VectorRows, document: number, vector: Float32Array): number {
  let best = 0;
  for (let row = rows.starts[document] as number; row < (rows.starts[document + 1] as number); row++)
    best = Math.max(best, likeness(rows, row, vector));
  return best;
}

function searchRows(part: OpenPart, rows: VectorRows, vector: Float32Array, top: TopK): void {
  const { starts } = rows;
  const passes = sieve(rows, vector);
  for (let document = 0; document < part.open.length; document++) {
    if (part.open[document] === 0) continue;
    let best = Number.NEGATIVE_INFINITY;
    for (let row = starts[document] as number; row < (starts[document + 1] as number); row++)
      if (passes(row)) best = Math.max(best, likeness(rows, row, vector));
    if (best > top.floor) top.offer(part.first + document, best);
  }
}

/** Lets through the rows whose signs differ least from the vector's. O(rows × dimension / 32). */
function sieve(rows: VectorRows, vector: Float32Array): (row: number) => boolean {
  const count = rows.scales.length;
  if (count <= sieved) return () => true;
  const distances = signDistances(rows, signBits(vector, rows.centre));
  const histogram = new Uint32Array(rows.dimension + 1);
  for (let row = 0; row < count; row++) {
    const distance = distances[row] as number;
    histogram[distance] = (histogram[distance] as number) + 1;
  }
  let bound = -1;
  for (let through = 0; through < sieved; ) through += histogram[++bound] as number;
  return (row) => (distances[row] as number) <= bound;
}

/** In how many of the numbers' signs each row differs. */
function signDistances({ signs, scales, dimension }: VectorRows, asked: Uint32Array): Uint16Array {
  const words = dimension / 32;
  const distances = new Uint16Array(scales.length);
  for (let row = 0, at = 0; row < distances.length; row++) {
    let differ = 0;
    for (let w = 0; w < words; w++) {
      let x = (signs[at++] as number) ^ (asked[w] as number);
      x -= (x >>> 1) & 0x55555555;
      x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
      differ += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    distances[row] = differ;
  }
  return distances;
}
