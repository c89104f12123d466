/**
 * The parts of an index without some documents: marks them as gone, changes no segment.
 * Promise: pure; gives the same array back when none of the ids is there; parts without a living document drop out.
 */
import type { Segment } from './segment.js';
import type { Part } from './snapshot.js';

/** Where each id of a segment lies; made when first needed. */
const placesOfSegments = new WeakMap<Segment, ReadonlyMap<string, number>>();

export function placesOf(segment: Segment): ReadonlyMap<string, number> {
  const places = placesOfSegments.get(segment) ?? new Map(segment.table.ids.map((id, i) => [id, i]));
  placesOfSegments.set(segment, places);
  return places;
}

export function without(parts: readonly Part[], ids: readonly string[]): readonly Part[] {
  let changed = false;
  const next = parts.map((part) => {
    const places = placesOf(part.segment);
    const found = ids.flatMap((id) => places.get(id) ?? []).filter((at) => !part.gone?.[at]);
    if (found.length === 0) return part;
    changed = true;
    const gone = part.gone?.slice() ?? new Uint8Array(part.segment.table.ids.length);
    for (const at of found) gone[at] = 1;
    return { segment: part.segment, gone };
  });
  return changed ? next.filter(({ gone }) => !gone?.every((one) => one === 1)) : parts;
}
