/**
 * Character error rate: how many characters must change so that what was heard becomes what was said.
 * Promise: both sides are compared as simplified characters, lower case, without punctuation and spaces; figures and
 * number words stay apart (60 is not 六十), so that the rate is rather too high than too low.
 */
import { simplified } from '../adapters/recognisers/whisper/text.js';

export interface CharacterErrors {
  readonly errors: number;
  /** Characters of the reference. */
  readonly length: number;
}

export function characterErrors(reference: string, heard: string): CharacterErrors {
  const said = comparable(reference);
  return { errors: distance(said, comparable(heard)), length: said.length };
}

function comparable(text: string): string[] {
  return [
    ...simplified(text.normalize('NFKC'))
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
}

/** Levenshtein distance. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, x] of a.entries()) {
    const next = [i + 1];
    for (const [j, y] of b.entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
