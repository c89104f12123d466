/**
 * A piece of the index that never changes once it is made: documents, their tokens for each arm, their meanings.
 * Promise: pure; at most `segmentLimit` documents.
 * Change with it: merge-segments.ts, store/segment-file.ts.
 */
import type { TokenArm } from './arm.js';
import { buildPostings } from './build-postings.js';
import type { IndexDocument } from './document.js';
import { type DocumentTable, packDocuments } from './document-table.js';
import type { TokenPostings } from './token-postings.js';
import { buildRows, type VectorRows } from './vector-rows.js';

export interface Segment {
  readonly table: DocumentTable;
  /** By the arm's name. */
  readonly tokens: ReadonlyMap<string, TokenPostings>;
  /** Absent without an embedder. */
  readonly rows?: VectorRows;
}

/** What is embedded of a document: what it says under its name, and each way of asking. The first stands for all of it. */
export const embeddedTexts = (d: IndexDocument): readonly string[] => [`${d.name}\n${d.text}`, ...d.questions];

export interface SegmentSource {
  readonly documents: readonly IndexDocument[];
  /** Of the `embeddedTexts` of each document. */
  readonly vectors?: readonly (readonly Float32Array[])[];
  /** A larger segment whose means a small one is measured by. */
  readonly like?: Segment;
}

export function buildSegment({ documents, vectors, like }: SegmentSource, arms: readonly TokenArm[]): Segment {
  const dimension = vectors?.[0]?.[0]?.length;
  return {
    table: packDocuments(documents),
    tokens: new Map(
      arms.map((arm) => [arm.name, buildPostings(documents, arm, like?.tokens.get(arm.name)?.meanLengths)]),
    ),
    ...(vectors && dimension && { rows: buildRows(vectors, dimension, like?.rows?.centre) }),
  };
}

/** What its arrays take in memory; the ids come on top. */
export function segmentBytes({ table, tokens, rows }: Segment): number {
  const arrays = [table, ...tokens.values(), ...(rows ? [rows] : [])].flatMap((part) => Object.values(part));
  return arrays.reduce((sum: number, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0);
}
