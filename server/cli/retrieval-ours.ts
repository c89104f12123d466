/**
 * Our own index in a retrieval benchmark, asked arm by arm.
 * Promise: every way is asked of the same snapshot; ordinals best first, at most a hundred.
 * Change with it: server/knowledge/retrieval/search.ts, bench-retrieval.ts.
 */
import type { TokenArm } from '../knowledge/retrieval/arm.js';
import { searchDense } from '../knowledge/retrieval/dense-search.js';
import { fuse } from '../knowledge/retrieval/fuse.js';
import { rerank } from '../knowledge/retrieval/rerank.js';
import { askArms, depth } from '../knowledge/retrieval/search.js';
import type { OpenPart } from '../knowledge/retrieval/snapshot.js';
import { searchTokens } from '../knowledge/retrieval/token-search.js';

export interface AskedQuestion {
  readonly text: string;
  readonly vector: Float32Array;
}

export type Way = (question: AskedQuestion) => readonly number[];

const shown = 100;

/** Every way that is compared, by name. `words` is in every fusion, `sound` is asked alone. */
export function waysOf(parts: readonly OpenPart[], words: TokenArm, sound: TokenArm): Readonly<Record<string, Way>> {
  const asked = ({ text, vector }: AskedQuestion) => ({ wordings: [{ text, weight: 1 }], vector });
  const fused = (q: AskedQuestion) => fuse(askArms([words], parts, asked(q), depth), parts);
  const byToken =
    (arm: TokenArm): Way =>
    (q) => [...searchTokens(arm, parts, asked(q).wordings, shown).top.ordinals];
  return {
    lexical: byToken(words),
    phonetic: byToken(sound),
    dense: ({ vector }) => [...searchDense(parts, vector, shown).top.ordinals],
    fused: (q) =>
      fused(q)
        .slice(0, shown)
        .map((c) => c.ordinal),
    reranked: (q) =>
      rerank(parts, fused(q))
        .slice(0, shown)
        .map((c) => c.ordinal),
  };
}
