/** placeholder */
import type { Candidate } from './fuse.js';
import type { Asked } from './search.js';
import type { OpenPart } from './snapshot.js';
export function rerank(
  _parts: readonly OpenPart[],
  candidates: readonly Candidate[],
  _asked: Asked,
): readonly Candidate[] {
  return candidates;
}
