/**
 * Characters and pairs of neighbours as keys: the words arm's tokens.
 * Promise: pure; punctuation joins nothing, figures count as they are said (60 is 六十); single characters have keys below
 * 65,536, pairs above, so that no pair looks like a single one.
 * Change with it: ../grams.ts (what a run is); an index on disk is made anew when the arm's name changes.
 */
import { cleanRuns } from '../grams.js';

/** One key for each character and each pair, in no particular order. */
export function charKeys(text: string): number[] {
  const keys: number[] = [];
  for (const run of cleanRuns(text)) {
    let before = 0;
    // UTF-16 units: the halves of a rare character pair up with each other.
    for (let i = 0; i < run.length; i++) {
      const unit = run.charCodeAt(i);
      keys.push(unit);
      if (before > 0) keys.push(((before << 16) | unit) >>> 0);
      before = unit;
    }
  }
  return keys;
}
