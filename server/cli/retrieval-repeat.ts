/**
 * What searching costs in a corpus many times as large: the segments of the benchmark, copied until there are so many passages.
 * Promise: copies are whole, so that memory and caches are used as by other passages; nothing is said about how good the answers are.
 */

import { createIndex } from '../knowledge/retrieval/create-index.js';
import type { Segment } from '../knowledge/retrieval/segment.js';
import type { Part } from '../knowledge/retrieval/snapshot.js';
import { soundArm } from '../knowledge/retrieval/sound-arm.js';
import { wordsArm } from '../knowledge/retrieval/words-arm.js';
import type { OurSide } from './retrieval-bench.js';
import { inMB, timed } from './retrieval-cost.js';
import { type Way, waysOf } from './retrieval-ours.js';

/** Questions that are asked: every so many-th. */
const every = 10;
const today = '2026-01-01';

export async function benchRepeated({ built, asked }: OurSide, passages: number, note: (text: string) => void) {
  note(`repeating to ${passages} passages`);
  const base = built.snapshot.parts;
  const parts: Part[] = [...base];
  let count = built.size;
  for (let round = 1; count < passages; round++)
    for (const { segment } of base) {
      parts.push({ segment: copyOf(segment, round) });
      count += segment.table.ids.length;
    }
  const index = createIndex({ arms: [soundArm()], parts });
  const few = asked.filter((_, i) => i % every === 0);
  const ways = waysOf(index.snapshot.admit({ today }), wordsArm, soundArm());
  const ask = async (name: string) => {
    const { found: _, ...times } = await timed(few, ways[name] as Way);
    return times;
  };
  return {
    passages: index.size,
    segments: parts.length,
    memoryMB: inMB(index.bytes),
    questions: few.length,
    lexical: await ask('lexical'),
    dense: await ask('dense'),
    reranked: await ask('reranked'),
  };
}

function copyOf(segment: Segment, round: number): Segment {
  const copy = structuredClone(segment);
  return { ...copy, table: { ...copy.table, ids: segment.table.ids.map((id) => `${id}-${round}`) } };
}
