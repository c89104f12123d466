/**
 * A segment as bytes, and back without copying.
 * Promise: platform-free; bytes that are not a segment are `knowledge-invalid`.
 * Change with it: segment.ts, packed-arrays.ts; `formatVersion` with every change of what is kept.
 */
import { AssistantError } from '../../errors.js';
import type { DocumentTable } from './document-table.js';
import { type NumberArray, packArrays, unpackArrays } from './packed-arrays.js';
import type { Segment } from './segment.js';
import type { TokenPostings } from './token-postings.js';

export const formatVersion = 1;

interface Rest {
  readonly ids: readonly string[];
  readonly regions: readonly string[];
  readonly arms: readonly string[];
  /** 0: no vectors. */
  readonly dimension: number;
}

/** The pieces to write one after the other. */
export function segmentToBytes({ table, tokens, rows }: Segment): Uint8Array[] {
  const { ids, regions, ...numbers } = table;
  const arrays: Record<string, NumberArray> = prefixed('table', { ...numbers });
  for (const [arm, postings] of tokens) Object.assign(arrays, prefixed(`tokens ${arm}`, { ...postings }));
  const { dimension = 0, ...vectors } = rows ?? {};
  Object.assign(arrays, prefixed('rows', vectors as Record<string, NumberArray>));
  return packArrays(arrays, { ids, regions, arms: [...tokens.keys()], dimension } satisfies Rest);
}

const prefixed = (prefix: string, arrays: Record<string, NumberArray>): Record<string, NumberArray> =>
  Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${prefix} ${name}`, array]));

export function segmentFromBytes(bytes: Uint8Array): Segment {
  const { rest, array } = unpackArrays(bytes);
  const { ids, regions, arms, dimension } = rest as Rest;
  const table: DocumentTable = {
    ids,
    regions,
    bytes: array('table bytes', Uint8Array),
    starts: array('table starts', Uint32Array),
    kinds: array('table kinds', Uint8Array),
    from: array('table from', Uint32Array),
    to: array('table to', Uint32Array),
    regionOf: array('table regionOf', Uint16Array),
    standing: array('table standing', Uint8Array),
    sources: array('table sources', Uint32Array),
  };
  if (table.kinds.length !== ids.length)
    throw new AssistantError('knowledge-invalid', { detail: 'a part of the index holds other documents than it says' });
  const postings = (arm: string): TokenPostings => ({
    keys: array(`tokens ${arm} keys`, Uint32Array),
    starts: array(`tokens ${arm} starts`, Uint32Array),
    owners: array(`tokens ${arm} owners`, Uint16Array),
    impacts: array(`tokens ${arm} impacts`, Uint8Array),
    meanLengths: array(`tokens ${arm} meanLengths`, Float32Array),
  });
  const rows = dimension > 0 && {
    dimension,
    starts: array('rows starts', Uint32Array),
    codes: array('rows codes', Int8Array),
    scales: array('rows scales', Float32Array),
    signs: array('rows signs', Uint32Array),
    centre: array('rows centre', Float32Array),
  };
  return { table, tokens: new Map(arms.map((arm) => [arm, postings(arm)])), ...(rows && { rows }) };
}
