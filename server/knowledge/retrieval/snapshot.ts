/**
 * The whole index at one moment: its segments and what was taken out of each since. Readers hold one, writers make the next.
 * Promise: immutable; ordinals count through the segments.
 * Change with it: token-search.ts, dense-search.ts (read it), create-index.ts (makes the next).
 */
import type { IndexDocument } from './document.js';
import { documentAt } from './document-table.js';
import { type Admission, admissionKey, admitted } from './in-force.js';
import type { Segment } from './segment.js';

export interface Part {
  readonly segment: Segment;
  /** 1 for each document that was taken out or replaced; absent: none. */
  readonly gone?: Uint8Array;
}

/** A part with the ordinal of its first document and, for each document, whether it may be returned. */
export interface OpenPart extends Part {
  readonly first: number;
  readonly open: Uint8Array;
}

export interface Snapshot {
  readonly parts: readonly Part[];
  /** Documents, taken out or not: ordinals lie below. */
  readonly count: number;
  /** The parts for an admission; worked out once for each. */
  admit(asked: Admission): readonly OpenPart[];
}

/** Admissions kept: one a day, place and choice of kinds. */
const keptAdmissions = 32;

export function createSnapshot(parts: readonly Part[]): Snapshot {
  const firsts = parts.map((_, i) => parts.slice(0, i).reduce((sum, p) => sum + p.segment.table.ids.length, 0));
  const known = new Map<string, readonly OpenPart[]>();
  return {
    parts,
    count: parts.reduce((sum, p) => sum + p.segment.table.ids.length, 0),
    admit(asked) {
      const key = admissionKey(asked);
      const found =
        known.get(key) ??
        parts.map((part, i) => ({
          ...part,
          first: firsts[i] as number,
          open: admitted(part.segment.table, part.gone, asked),
        }));
      if (known.size >= keptAdmissions) known.clear();
      known.set(key, found);
      return found;
    },
  };
}

/** Where an ordinal lies. */
export function placeOf(parts: readonly OpenPart[], ordinal: number): { part: OpenPart; at: number } {
  let i = parts.length - 1;
  while (i > 0 && (parts[i] as OpenPart).first > ordinal) i--;
  const part = parts[i] as OpenPart;
  return { part, at: ordinal - part.first };
}

export function documentOf(parts: readonly OpenPart[], ordinal: number): IndexDocument {
  const { part, at } = placeOf(parts, ordinal);
  return documentAt(part.segment.table, at);
}
