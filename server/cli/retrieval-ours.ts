/**
 * Our own index in a retrieval benchmark: built as the product builds it, asked arm by arm.
 * Promise: all arms are asked of one index over the same questions; times hold no embedding unless they say so.
 * Change with it: server/knowledge/retrieval/search.ts, bench-retrieval.ts.
 */
import type { ArmResult, TokenArm } from '../knowledge/retrieval/arm.js';
import type { WritableIndex } from '../knowledge/retrieval/create-index.js';
import { searchDense } from '../knowledge/retrieval/dense-search.js';
import { fuse } from '../knowledge/retrieval/fuse.js';
import { rerank } from '../knowledge/retrieval/rerank.js';
import { askArms, depth } from '../knowledge/retrieval/search.js';
import { type OpenPart, placeOf } from '../knowledge/retrieval/snapshot.js';
import { searchTokens } from '../knowledge/retrieval/token-search.js';

export interface AskedQuestion {
  readonly text: string;
  readonly vector: Float32Array;
}

/** One way of asking: ids best first, at most a hundred. */
export type Way = (question: AskedQuestion) => readonly string[];

export interface WayOptions {
  readonly today: string;
  readonly arms: readonly TokenArm[];
  /** Beside the arms: by sound. */
  readonly sound?: TokenArm;
}

const shown = 100;

/** Every way that is compared, by name. */
export function waysOf(index: WritableIndex, { today, arms, sound }: WayOptions): Readonly<Record<string, Way>> {
  const parts = index.snapshot.admit({ today });
  const idOf = (ordinal: number): string => {
    const { part, at } = placeOf(parts, ordinal);
    return part.segment.table.ids[at] as string;
  };
  const top = (arm: ArmResult) => [...arm.top.ordinals].map(idOf);
  const wordings = (text: string) => [{ text, weight: 1 }];
  const fused = ({ text, vector }: AskedQuestion) =>
    fuse(askArms(arms, parts, { wordings: wordings(text), vector }, depth));
  return {
    lexical: ({ text }) => top(searchTokens(arms[0] as TokenArm, parts, wordings(text), shown)),
    dense: ({ vector }) => top(searchDense(parts, vector, shown)),
    ...(sound && { phonetic: ({ text }) => top(searchTokens(sound, parts, wordings(text), shown)) }),
    fused: (q) =>
      fused(q)
        .slice(0, shown)
        .map((c) => idOf(c.ordinal)),
    reranked: (q) => reranked(parts, q, fused(q)).map(idOf),
  };
}

function reranked(
  parts: readonly OpenPart[],
  { text, vector }: AskedQuestion,
  fused: ReturnType<typeof fuse>,
): number[] {
  return rerank(parts, fused, { wordings: [{ text, weight: 1 }], vector })
    .slice(0, shown)
    .map((c) => c.ordinal);
}
