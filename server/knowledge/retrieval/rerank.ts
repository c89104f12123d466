/**
 * A second look at what was found: pieces of one source support each other, since a question that one chapter of a law answers is
 * rarely answered by a single sentence somewhere else.
 * Promise: pure; only the first candidates speak, all of a source gain. O(candidates).
 * Change with it: standing.ts (what one source is), fuse.ts.
 */
import { bestFirst, type Candidate } from './fuse.js';
import { type OpenPart, placeOf } from './snapshot.js';

/** Candidates that speak for their source. */
const first = 50;
/** What the best supported source gains, as a share of how far the first are apart. */
const support = 0.1;

export function rerank(parts: readonly OpenPart[], candidates: readonly Candidate[]): Candidate[] {
  const heard = candidates.slice(0, first);
  const [best, last] = [heard[0]?.score ?? 0, heard[heard.length - 1]?.score ?? 0];
  const sourceOf = (ordinal: number): number => {
    const { part, at } = placeOf(parts, ordinal);
    return part.segment.table.sources[at] as number;
  };
  const spoken = new Map<number, number>();
  for (const { ordinal, score } of heard) {
    const source = sourceOf(ordinal);
    spoken.set(source, (spoken.get(source) ?? 0) + score - last);
  }
  const most = Math.max(...spoken.values()) || 1;
  const gain = (ordinal: number): number => (support * (best - last) * (spoken.get(sourceOf(ordinal)) ?? 0)) / most;
  return bestFirst(candidates.map(({ ordinal, score }) => ({ ordinal, score: score + gain(ordinal) })));
}
