/**
 * Makes the postings of a segment out of its documents' texts.
 * Promise: pure; O(characters) plus sorting the distinct keys. Lengths are measured by the means given, so that a segment of one
 * document scores like one of fifty thousand.
 * Change with it: token-postings.ts.
 */
import type { TokenArm } from './arm.js';
import { fields, type IndexDocument } from './document.js';
import { createKeyTable, type KeyTable } from './key-table.js';
import { uint8List, uint16List, uint32List } from './number-list.js';
import { b, impactStep, k1, type TokenPostings } from './token-postings.js';

/** The texts of a document, in the order of `fields`. */
export const fieldTexts = (d: IndexDocument): readonly (readonly string[])[] => [
  [d.name],
  d.aliases,
  d.questions,
  [d.text],
];

/** `means`: the mean lengths of a larger segment, where there is one; absent: those of these documents. */
export function buildPostings(documents: readonly IndexDocument[], arm: TokenArm, means?: Float32Array): TokenPostings {
  const table = createKeyTable();
  const cut = cutFields(documents, arm, table);
  const meanLengths = means ?? cut.meanLengths;
  const [ids, owners, impacts] = [uint32List(), uint16List(), uint8List()];
  const counted = new Map<number, number>();
  for (let owner = 0; owner < documents.length; owner++) {
    for (let field = 0; field < fields.length; field++) {
      const [from, to] = [
        cut.ends[owner * fields.length + field] as number,
        cut.ends[owner * fields.length + field + 1] as number,
      ];
      const long = (to - from) / Math.max(1, meanLengths[field] as number);
      const each = (arm.fieldWeights[field] as number) / (1 - b + b * long);
      for (let at = from; at < to; at++) {
        const id = cut.ids[at] as number;
        counted.set(id, (counted.get(id) ?? 0) + each);
      }
    }
    for (const [id, weight] of counted) {
      ids.push(id);
      owners.push(owner);
      impacts.push(Math.max(1, Math.round((weight * (k1 + 1)) / (weight + k1) / impactStep)));
    }
    counted.clear();
  }
  return sortedByKey(table.keys(), ids.done(), owners.done(), impacts.done(), meanLengths);
}

/** The key numbers of all fields of all documents in one row; field f of document d is `ids[ends[i] .. ends[i + 1])`, i = d × fields + f. */
function cutFields(documents: readonly IndexDocument[], { tokenise }: TokenArm, table: KeyTable) {
  const [ids, ends] = [uint32List(), uint32List()];
  const [sums, holders] = [new Float64Array(fields.length), new Float64Array(fields.length)];
  ends.push(0);
  for (const document of documents)
    for (const [field, texts] of fieldTexts(document).entries()) {
      const before = ids.length;
      for (const text of texts) for (const key of tokenise(text)) ids.push(table.idOf(key));
      ends.push(ids.length);
      sums[field] = (sums[field] as number) + ids.length - before;
      if (ids.length > before) holders[field] = (holders[field] as number) + 1;
    }
  const meanLengths = Float32Array.from(sums, (sum, field) => sum / Math.max(1, holders[field] as number));
  return { ids: ids.done(), ends: ends.done(), meanLengths };
}

/** Counting sort of postings in document order into rows by ascending key. */
function sortedByKey(
  found: Uint32Array,
  ids: Uint32Array,
  owners: Uint16Array,
  impacts: Uint8Array,
  meanLengths: Float32Array,
): TokenPostings {
  const keys = found.slice().sort();
  const byKey = new Uint32Array(found.length)
    .map((_, id) => id)
    .sort((x, y) => (found[x] as number) - (found[y] as number));
  const rank = new Uint32Array(found.length);
  for (const [place, id] of byKey.entries()) rank[id] = place;
  const starts = new Uint32Array(found.length + 1);
  for (const id of ids) {
    const next = (rank[id] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let k = 0; k < found.length; k++) starts[k + 1] = (starts[k + 1] as number) + (starts[k] as number);
  const next = starts.slice();
  const [sortedOwners, sortedImpacts] = [new Uint16Array(owners.length), new Uint8Array(owners.length)];
  for (let i = 0; i < ids.length; i++) {
    const place = rank[ids[i] as number] as number;
    const at = next[place] as number;
    next[place] = at + 1;
    sortedOwners[at] = owners[i] as number;
    sortedImpacts[at] = impacts[i] as number;
  }
  return { keys, starts, owners: sortedOwners, impacts: sortedImpacts, meanLengths };
}
