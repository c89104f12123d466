/**
 * What the index says of each candidate, as signs to learn from: its rank's score, its words, its meaning as moved and as asked.
 * Promise: the same candidates, in the same order, as the index itself would rerank.
 * Change with it: stard-ranking.ts, retrieval-ours.ts.
 */
import type { TokenArm } from '../knowledge/retrieval/arm.js';
import { searchDense } from '../knowledge/retrieval/dense-search.js';
import { fuse } from '../knowledge/retrieval/fuse.js';
import { rerank } from '../knowledge/retrieval/rerank.js';
import { depth } from '../knowledge/retrieval/search.js';
import type { OpenPart } from '../knowledge/retrieval/snapshot.js';
import { searchTokens } from '../knowledge/retrieval/token-search.js';
import { dot } from '../knowledge/text-vectors.js';
import type { AskedQuestion } from './retrieval-ours.js';
import type { LearningSource } from './stard-ranking.js';

const candidates = 100;

/** `passages`: unit vectors by ordinal. */
export function signsOf(
  parts: readonly OpenPart[],
  words: TokenArm,
  asked: readonly AskedQuestion[],
  passages: readonly Float32Array[],
): Pick<LearningSource, 'rank' | 'sources'> {
  return {
    sources: numbered(parts.flatMap(({ segment }) => [...segment.table.sources])),
    rank(question, moved) {
      const { text, vector } = asked[question] as AskedQuestion;
      const lexical = searchTokens(words, parts, [{ text, weight: 1 }], depth);
      const dense = searchDense(parts, moved, depth);
      return rerank(parts, fuse([lexical, dense], parts))
        .slice(0, candidates)
        .map(({ ordinal, score }) => ({
          ordinal,
          signs: [
            score,
            lexical.scoreOf(ordinal),
            dense.scoreOf(ordinal),
            dot(vector, passages[ordinal] as Float32Array),
          ],
        }));
    },
  };
}

/** Keys as numbers from 0, in the order in which they come. */
function numbered(keys: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return keys.map((key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
