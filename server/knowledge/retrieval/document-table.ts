/**
 * The documents of one segment, packed: texts as bytes that are read only when one is shown, and what decides whether one may be
 * shown as numbers.
 * Promise: immutable; reads back what was put in.
 * Change with it: in-force.ts (reads the numbers), store/segment-file.ts.
 */
import { type DocumentKind, documentKinds, type IndexDocument } from './document.js';
import { sourceKey, standingOf } from './standing.js';

export interface DocumentTable {
  readonly ids: readonly string[];
  /** Places that documents hold in; `regionOf` counts in here. The first is '', everywhere. */
  readonly regions: readonly string[];
  /** JSON of the documents, one after the other, UTF-8. */
  readonly bytes: Uint8Array;
  /** Document d is `bytes[starts[d] .. starts[d + 1])`. */
  readonly starts: Uint32Array;
  /** In the order of `documentKinds`; 255: not published. */
  readonly kinds: Uint8Array;
  /** Days as YYYYMMDD; 0 and 99999999 where there is no bound. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly regionOf: Uint16Array;
  /** Where it stands in the order of law; see standing.ts. */
  readonly standing: Uint8Array;
  /** Equal for pieces of one source; see standing.ts. */
  readonly sources: Uint32Array;
}

export const unpublished = 255;
/** 2026-01-31 as 20260131. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

const national = '全国';
/** As it is kept; equal documents give equal text. */
const packed = (d: IndexDocument): string =>
  JSON.stringify({
    id: d.id,
    kind: d.kind,
    name: d.name,
    aliases: d.aliases,
    questions: d.questions,
    text: d.text,
    source: d.source,
    service: d.service,
    validFrom: d.validFrom,
    validTo: d.validTo,
    region: d.region,
    published: d.published,
  });

export function packDocuments(documents: readonly IndexDocument[]): DocumentTable {
  const encoder = new TextEncoder();
  const parts = documents.map((d) => encoder.encode(packed(d)));
  const starts = new Uint32Array(documents.length + 1);
  for (const [i, part] of parts.entries()) starts[i + 1] = (starts[i] as number) + part.length;
  const bytes = new Uint8Array(starts[documents.length] as number);
  for (const [i, part] of parts.entries()) bytes.set(part, starts[i]);
  const regions = [...new Set(['', ...documents.map(placeOf)])];
  const regionNumber = new Map(regions.map((region, i) => [region, i]));
  return {
    ids: documents.map((d) => d.id),
    regions,
    bytes,
    starts,
    kinds: Uint8Array.from(documents, (d) => (d.published === false ? unpublished : documentKinds.indexOf(d.kind))),
    from: Uint32Array.from(documents, (d) => (d.validFrom ? dayNumber(d.validFrom) : 0)),
    to: Uint32Array.from(documents, (d) => (d.validTo ? dayNumber(d.validTo) : 99_999_999)),
    regionOf: Uint16Array.from(documents, (d) => regionNumber.get(placeOf(d)) ?? 0),
    standing: Uint8Array.from(documents, standingOf),
    sources: Uint32Array.from(documents, sourceKey),
  };
}

const placeOf = ({ region = '' }: IndexDocument): string => (region === national ? '' : region);

const decoder = new TextDecoder();
const jsonAt = ({ bytes, starts }: DocumentTable, i: number): string =>
  decoder.decode(bytes.subarray(starts[i], starts[i + 1]));

/** O(its characters). */
export const documentAt = (table: DocumentTable, i: number): IndexDocument =>
  JSON.parse(jsonAt(table, i)) as IndexDocument;

/** Whether document i of the table is the same in every field. */
export const holdsSame = (table: DocumentTable, i: number, document: IndexDocument): boolean =>
  jsonAt(table, i) === packed(document);

export const kindNumber = (kind: DocumentKind): number => documentKinds.indexOf(kind);
