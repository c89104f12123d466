/**
 * Which segments are worth joining, so that a thousand small publications do not become a thousand segments.
 * Promise: gives the same array back when there is nothing to do; a document is moved a logarithmic number of times.
 * Change with it: merge-segments.ts, create-index.ts.
 */
import { living, mergeSegments } from './merge-segments.js';
import type { Part } from './snapshot.js';

/** Segments up to this size are joined while the index is in use: a fraction of a second, in short pieces. */
const joinedInUse = 8192;
/** Segments of about one size before they are joined. */
const ofOneSize = 4;

/** `most`: documents that a joined segment may hold; the largest possible joins everything that fits. */
export async function mergeSmall(parts: readonly Part[], most = joinedInUse): Promise<readonly Part[]> {
  const group = most > joinedInUse ? everythingThatFits(parts, most) : similar(parts, most);
  if (group.length === 0) return parts;
  const merged: Part = { segment: await mergeSegments(group) };
  const next = parts.flatMap((part) => (part === group[0] ? [merged] : group.includes(part) ? [] : [part]));
  return mergeSmall(next, most);
}

/** The latest parts whose sizes are of one order, if they are enough. */
function similar(parts: readonly Part[], most: number): readonly Part[] {
  const order = (part: Part) => Math.floor(Math.log(living(part)) / Math.log(ofOneSize));
  for (const part of parts) {
    const alike = parts.filter((other) => order(other) === order(part));
    const total = alike.reduce((sum, other) => sum + living(other), 0);
    if (alike.length >= ofOneSize && total <= most) return alike;
  }
  return [];
}

/** The first run of parts that one segment can hold; also a single part that has lost documents. */
function everythingThatFits(parts: readonly Part[], most: number): readonly Part[] {
  for (let from = 0; from < parts.length; from++) {
    const run: Part[] = [];
    let total = 0;
    for (const part of parts.slice(from)) {
      total += living(part);
      if (total > most) break;
      run.push(part);
    }
    if (run.length > 1 || run.some((part) => part.gone)) return run;
  }
  return [];
}
