/**
 * Asks the dense arm: which documents are nearest in meaning. One bit a number sieves, 8 bits a number decide.
 * Promise: a small index is compared whole, exact up to 8 bits; of a large one the sieve loses little of the first hundred
 * (bench:retrieval says how little).
 * Change with it: vector-rows.ts, fuse.ts.
 */
import type { ArmResult } from './arm.js';
import { type OpenPart, placeOf } from './snapshot.js';
import { createTopK, type TopK } from './top-k.js';
import { likeness, signBits, type VectorRows } from './vector-rows.js';

/** Rows that pass the sieve, at least. */
const sieved = 2000;

export const denseArm = 'dense';
/** Beside 1 for words: a cosine moves in a narrower band than what words say. */
const denseWeight = 2;

export function searchDense(parts: readonly OpenPart[], vector: Float32Array, limit: number): ArmResult {
  const top = createTopK(limit);
  for (const sieved of sieve(parts, vector)) offerNearest(sieved, vector, top);
  return {
    name: denseArm,
    weight: denseWeight,
    top: top.sorted(),
    scoreOf(ordinal) {
      const { part, at } = placeOf(parts, ordinal);
      return part.segment.rows ? Math.max(0, nearest(part.segment.rows, at, vector)) : 0;
    },
  };
}

/** A document is as near as the nearest of its rows. */
function nearest(rows: VectorRows, document: number, vector: Float32Array): number {
  let best = Number.NEGATIVE_INFINITY;
  const end = rows.starts[document + 1] as number;
  for (let row = rows.starts[document] as number; row < end; row++) best = Math.max(best, likeness(rows, row, vector));
  return best;
}

/** Offers every document of which a row has passed. */
function offerNearest({ part, rows, distances, bound }: Sieved, vector: Float32Array, top: TopK): void {
  const { open, first } = part;
  const { starts } = rows;
  for (let document = 0; document < open.length; document++) {
    const end = starts[document + 1] as number;
    for (let row = starts[document] as number; row < end; row++)
      if ((distances[row] as number) <= bound) {
        top.offer(first + document, nearest(rows, document, vector));
        break;
      }
  }
}

interface Sieved {
  readonly part: OpenPart;
  readonly rows: VectorRows;
  /** In how many signs each row differs; `closed` for rows that may not be returned. */
  readonly distances: Uint16Array;
  /** Rows within it have passed. */
  readonly bound: number;
}

/** Lets through, over all parts, the rows whose signs differ least from the vector's. O(rows × dimension / 32). */
function sieve(parts: readonly OpenPart[], vector: Float32Array): Sieved[] {
  const all = parts.flatMap((part) => (part.segment.rows ? [{ part, rows: part.segment.rows }] : []));
  const histogram = new Uint32Array(vector.length + 1);
  const measured = all.map(({ part, rows }) => {
    const distances = signDistances(part, rows, signBits(vector, rows.centre));
    for (let row = 0; row < distances.length; row++) {
      const distance = distances[row] as number;
      if (distance !== closed) histogram[distance] = (histogram[distance] as number) + 1;
    }
    return { part, rows, distances };
  });
  let bound = -1;
  for (let through = 0; through < sieved && bound < vector.length; ) through += histogram[++bound] as number;
  return measured.map((one) => ({ ...one, bound }));
}

/** The distance of rows that may not be returned. */
const closed = 0xffff;

/** In how many of the numbers' signs each row differs. */
function signDistances(
  { open }: OpenPart,
  { signs, scales, starts, dimension }: VectorRows,
  asked: Uint32Array,
): Uint16Array {
  const words = dimension / 32;
  const distances = new Uint16Array(scales.length).fill(closed);
  for (let document = 0; document < open.length; document++) {
    if (open[document] === 0) continue;
    const end = starts[document + 1] as number;
    for (let row = starts[document] as number; row < end; row++) {
      let differ = 0;
      for (let w = 0, at = row * words; w < words; w++) {
        // The bits set in a word, added up in pairs, fours and bytes.
        let x = (signs[at++] as number) ^ (asked[w] as number);
        x -= (x >>> 1) & 0x55555555;
        x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
        differ += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
      }
      distances[row] = differ;
    }
  }
  return distances;
}
