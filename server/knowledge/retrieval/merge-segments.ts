/**
 * Several segments as one, without the documents that were taken out.
 * Promise: nothing is cut or embedded anew; the caller sees that the living documents are at most `segmentLimit`.
 * Change with it: segment.ts, merge-postings.ts.
 */
import type { DocumentTable } from './document-table.js';
import { left, mergePostings, type Renumbering } from './merge-postings.js';
import type { Segment } from './segment.js';
import type { Part } from './snapshot.js';
import type { TokenPostings } from './token-postings.js';
import { rowVector, signBits, type VectorRows } from './vector-rows.js';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** How many documents of a part are still there. */
export const living = ({ segment, gone }: Part): number =>
  segment.table.ids.length - (gone?.reduce((sum, one) => sum + one, 0) ?? 0);

export async function mergeSegments(parts: readonly Part[]): Promise<Segment> {
  const [first] = parts;
  if (!first) throw new RangeError('there is nothing to merge');
  const largest = parts.reduce((most, part) => (living(part) > living(most) ? part : most), first).segment;
  const renumberings = renumber(parts);
  const tokens = new Map<string, TokenPostings>();
  for (const [arm, { meanLengths }] of largest.tokens) {
    const postings = parts.map((part) => part.segment.tokens.get(arm) as TokenPostings);
    tokens.set(arm, await mergePostings(postings, renumberings, meanLengths, pause));
  }
  const table = mergeTables(parts, renumberings);
  await pause();
  return { table, tokens, ...(largest.rows && { rows: mergeRows(parts, renumberings, largest.rows) }) };
}

function renumber(parts: readonly Part[]): Renumbering[] {
  let next = 0;
  return parts.map(({ segment, gone }) => Uint32Array.from(segment.table.ids, (_, i) => (gone?.[i] ? left : next++)));
}

/** Part and place of every document that stays, in the new order. */
function* staying(parts: readonly Part[], renumberings: readonly Renumbering[]): Generator<[Segment, number]> {
  for (const [p, { segment }] of parts.entries())
    for (let i = 0; i < segment.table.ids.length; i++) if (renumberings[p]?.[i] !== left) yield [segment, i];
}

function mergeTables(parts: readonly Part[], renumberings: readonly Renumbering[]): DocumentTable {
  const all = [...staying(parts, renumberings)];
  const regions = [...new Set(['', ...parts.flatMap((p) => p.segment.table.regions)])];
  const regionNumber = new Map(regions.map((region, i) => [region, i]));
  const starts = new Uint32Array(all.length + 1);
  for (const [i, [{ table }, d]] of all.entries())
    starts[i + 1] = (starts[i] as number) + (table.starts[d + 1] as number) - (table.starts[d] as number);
  const bytes = new Uint8Array(starts[all.length] as number);
  for (const [i, [{ table }, d]] of all.entries())
    bytes.set(table.bytes.subarray(table.starts[d], table.starts[d + 1]), starts[i]);
  return {
    ids: all.map(([{ table }, d]) => table.ids[d] as string),
    regions,
    bytes,
    starts,
    kinds: Uint8Array.from(all, ([{ table }, d]) => table.kinds[d] as number),
    from: Uint32Array.from(all, ([{ table }, d]) => table.from[d] as number),
    to: Uint32Array.from(all, ([{ table }, d]) => table.to[d] as number),
    standing: Uint8Array.from(all, ([{ table }, d]) => table.standing[d] as number),
    sources: Uint32Array.from(all, ([{ table }, d]) => table.sources[d] as number),
    regionOf: Uint16Array.from(
      all,
      ([{ table }, d]) => regionNumber.get(table.regions[table.regionOf[d] as number] as string) ?? 0,
    ),
  };
}

function mergeRows(
  parts: readonly Part[],
  renumberings: readonly Renumbering[],
  { dimension, centre }: VectorRows,
): VectorRows {
  const all = [...staying(parts, renumberings)].map(([segment, d]) => [segment.rows as VectorRows, d] as const);
  const starts = new Uint32Array(all.length + 1);
  for (const [i, [rows, d]] of all.entries())
    starts[i + 1] = (starts[i] as number) + (rows.starts[d + 1] as number) - (rows.starts[d] as number);
  const count = starts[all.length] as number;
  const words = dimension / 32;
  const merged = {
    codes: new Int8Array(count * dimension),
    scales: new Float32Array(count),
    signs: new Uint32Array(count * words),
  };
  for (const [i, [rows, d]] of all.entries())
    for (
      let from = rows.starts[d] as number, to = starts[i] as number;
      from < (rows.starts[d + 1] as number);
      from++, to++
    ) {
      merged.codes.set(rows.codes.subarray(from * dimension, (from + 1) * dimension), to * dimension);
      merged.scales[to] = rows.scales[from] as number;
      // Signs taken against another centre say something else.
      const signs =
        rows.centre === centre
          ? rows.signs.subarray(from * words, (from + 1) * words)
          : signBits(rowVector(rows, from), centre);
      merged.signs.set(signs, to * words);
    }
  return { dimension, starts, ...merged, centre };
}
