/**
 * BM25F over the keys of one segment: for each key the documents that hold it and how much it says there.
 * Promise: pure and immutable; a document's fields count by their weights and lengths; strengths are kept in 8 bits, which costs
 * a third decimal of a score.
 * Change with it: build-postings.ts (makes them), token-search.ts (asks them), store/segment-file.ts (keeps them).
 */

/** Postings of key number k are `[starts[k], starts[k + 1])`; keys ascend, owners ascend within a key. */
export interface TokenPostings {
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  /** Documents of the segment; there are at most 65,536. */
  readonly owners: Uint16Array;
  /** How much the key says of its document, in steps of `impactStep`. */
  readonly impacts: Uint8Array;
  /** Mean number of keys in each field, over the documents that have the field: what lengths are measured by. */
  readonly meanLengths: Float32Array;
}

/** Documents a segment holds, at most: owners fit 16 bits, and the scores of one segment the processor's cache. */
export const segmentLimit = 65_536;

/** How fast repetition stops counting, and how much long fields are held back: the values of the literature. */
export const k1 = 1.2;
export const b = 0.75;

/** The strongest impact is k1 + 1, at endless repetition. */
export const impactStep = (k1 + 1) / 255;

/** The key's number, or −1. O(log keys). */
export function keyNumber({ keys }: TokenPostings, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many documents of the segment hold the key. */
export function holders(postings: TokenPostings, key: number): number {
  const number = keyNumber(postings, key);
  return number < 0 ? 0 : (postings.starts[number + 1] as number) - (postings.starts[number] as number);
}
