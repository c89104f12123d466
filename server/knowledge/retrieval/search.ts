/**
 * One search over a snapshot: every arm is asked, their opinions are fused, the best reranked.
 * Promise: pure; the same question over the same snapshot gives the same answer.
 * Change with it: fuse.ts, rerank.ts, create-index.ts.
 */
import type { ArmResult, QueryWording, TokenArm } from './arm.js';
import { searchDense } from './dense-search.js';
import { type Candidate, fuse } from './fuse.js';
import type { Hit, SearchOptions } from './hybrid-index.js';
import { rerank } from './rerank.js';
import { documentOf, type OpenPart, type Snapshot } from './snapshot.js';
import { searchTokens } from './token-search.js';

/** The best of each arm that go into the fusion. */
export const depth = 200;

export interface Asked {
  readonly wordings: readonly QueryWording[];
  /** Absent without an embedder. */
  readonly vector?: Float32Array;
}

export function askArms(
  arms: readonly TokenArm[],
  parts: readonly OpenPart[],
  { wordings, vector }: Asked,
  limit: number,
): ArmResult[] {
  const results = arms.map((arm) => searchTokens(arm, parts, wordings, limit));
  return vector ? [...results, searchDense(parts, vector, limit)] : results;
}

export function searchSnapshot(
  snapshot: Snapshot,
  arms: readonly TokenArm[],
  asked: Asked,
  options: SearchOptions,
): readonly Hit[] {
  const parts = snapshot.admit(options);
  const results = askArms(arms, parts, asked, Math.max(depth, options.limit));
  const ranked = rerank(parts, fuse(results, parts));
  return ranked.slice(0, options.limit).map((candidate) => toHit(parts, results, candidate));
}

function toHit(parts: readonly OpenPart[], results: readonly ArmResult[], { ordinal, score }: Candidate): Hit {
  return {
    document: documentOf(parts, ordinal),
    score,
    arms: Object.fromEntries(results.map((arm) => [arm.name, arm.scoreOf(ordinal)])),
  };
}
