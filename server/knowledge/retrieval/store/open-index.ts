/**
 * The index of everything we know, in one call: what is on disk and unchanged is loaded, only what changed is cut and embedded.
 * Promise: afterwards the index holds exactly the documents given; a damaged folder is made anew, a disk that cannot be written
 * costs the next start, not this one. A run that is killed goes on where it was.
 * Change with it: ../create-index.ts, index-folder.ts.
 */

import { toAssistantError } from '../../../errors.js';
import type { Embedder } from '../../../ports/embedder.js';
import { createIndex, type IndexOptions, type WritableIndex } from '../create-index.js';
import type { IndexDocument } from '../document.js';
import { holdsSame } from '../document-table.js';
import { formatVersion } from '../segment-bytes.js';
import type { Part } from '../snapshot.js';
import { placesOf } from '../without.js';
import { wordsArm } from '../words-arm.js';
import { indexFolder } from './index-folder.js';

export interface KnowledgeIndexOptions extends Pick<IndexOptions, 'arms' | 'mapQuery'> {
  /** Holds the index's files and nothing else. */
  readonly folder: string;
  readonly documents: readonly IndexDocument[];
  readonly embedder?: Embedder;
  /** Tells embedders apart: vectors of one are not compared with another's. */
  readonly model?: string;
  /** Told of a folder that could not be read or written, in words for the log. */
  readonly warn?: (problem: string) => void;
}

/** Documents that are embedded between two savings. */
const stride = 2048;

export async function openKnowledgeIndex(options: KnowledgeIndexOptions): Promise<WritableIndex> {
  const { documents, embedder, arms = [], mapQuery, warn = () => undefined } = options;
  const kept = indexFolder(options.folder, madeWith(options));
  const complain = (thrown: unknown) => warn(toAssistantError(thrown).message);
  const parts = await kept.read().catch((thrown: unknown): readonly Part[] => {
    complain(thrown);
    return [];
  });
  const index = createIndex({
    arms,
    parts,
    ...(embedder && { embedder }),
    ...(mapQuery && { mapQuery }),
    save: (next) => kept.write(next).catch(complain),
  });
  await bringUpToDate(index, documents);
  return index;
}

/** Makes an open index hold exactly the documents given; what is the same already stays. */
export async function bringUpToDate(index: WritableIndex, documents: readonly IndexDocument[]): Promise<void> {
  const { parts } = index.snapshot;
  const wanted = new Set(documents.map((d) => d.id));
  const present = parts.flatMap(({ segment, gone }) => segment.table.ids.filter((_, i) => !gone?.[i]));
  await index.withdraw(present.filter((id) => !wanted.has(id)));
  const changed = documents.filter((d) => !holds(parts, d));
  for (let from = 0; from < changed.length; from += stride) await index.publish(changed.slice(from, from + stride));
  if (changed.length > stride) await index.compact();
}

const madeWith = ({ arms = [], embedder, model = '' }: KnowledgeIndexOptions): string =>
  JSON.stringify([
    formatVersion,
    ...[wordsArm, ...arms].map(({ name, fieldWeights }) => [name, fieldWeights]),
    embedder ? model : 'no vectors',
  ]);

function holds(parts: readonly Part[], document: IndexDocument): boolean {
  return parts.some(({ segment, gone }) => {
    const at = placesOf(segment).get(document.id);
    return at !== undefined && !gone?.[at] && holdsSame(segment.table, at, document);
  });
}
