/**
 * The postings of several segments as one, without those of documents that were taken out.
 * Promise: strengths stay as they are; O(postings), with a pause every few milliseconds so that readers are served meanwhile.
 * Change with it: token-postings.ts, merge-segments.ts.
 */
import { uint8List, uint16List, uint32List } from './number-list.js';
import type { TokenPostings } from './token-postings.js';

/** New number of each document of a part; `left` where it is not taken along. */
export type Renumbering = Uint32Array;
export const left = 0xffff_ffff;

/** Postings between two pauses. */
const stretch = 200_000;

export async function mergePostings(
  parts: readonly TokenPostings[],
  renumberings: readonly Renumbering[],
  meanLengths: Float32Array,
  pause: () => Promise<void>,
): Promise<TokenPostings> {
  const [keys, starts, owners, impacts] = [uint32List(), uint32List(), uint16List(), uint8List()];
  const next = parts.map(() => 0);
  starts.push(0);
  let pauseAt = stretch;
  for (const key of distinctKeys(parts)) {
    const before = owners.length;
    for (const [p, part] of parts.entries()) {
      const number = next[p] as number;
      if (part.keys[number] !== key) continue;
      next[p] = number + 1;
      for (let i = part.starts[number] as number; i < (part.starts[number + 1] as number); i++) {
        const owner = renumberings[p]?.[part.owners[i] as number] as number;
        if (owner === left) continue;
        owners.push(owner);
        impacts.push(part.impacts[i] as number);
      }
    }
    if (owners.length > before) {
      keys.push(key);
      starts.push(owners.length);
    }
    if (owners.length > pauseAt) {
      pauseAt = owners.length + stretch;
      await pause();
    }
  }
  return { keys: keys.done(), starts: starts.done(), owners: owners.done(), impacts: impacts.done(), meanLengths };
}

function distinctKeys(parts: readonly TokenPostings[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, p) => sum + p.keys.length, 0));
  let at = 0;
  for (const { keys } of parts) {
    all.set(keys, at);
    at += keys.length;
  }
  return all.sort().filter((key, i) => i === 0 || key !== all[i - 1]);
}
