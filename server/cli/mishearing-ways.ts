/** The ways of asking what was misheard, over one index. Change with it: mishearing-levels.ts, homophones.ts. */
import type { SoundMerge } from '../dialect/pack.js';
import type { ArmResult } from '../knowledge/retrieval/arm.js';
import type { WritableIndex } from '../knowledge/retrieval/create-index.js';
import { searchDense } from '../knowledge/retrieval/dense-search.js';
import { type Candidate, fuse } from '../knowledge/retrieval/fuse.js';
import { misheardVector, misheardWordings } from '../knowledge/retrieval/homophones.js';
import { rerank } from '../knowledge/retrieval/rerank.js';
import { askArms, depth } from '../knowledge/retrieval/search.js';
import { soundArm } from '../knowledge/retrieval/sound-arm.js';
import { searchTokens } from '../knowledge/retrieval/token-search.js';
import { wordsArm } from '../knowledge/retrieval/words-arm.js';

export interface HeardQuestion {
  readonly heard: string;
  readonly decoded: string;
  /** Of the heard and of the decoded text. */
  readonly vectors: readonly [Float32Array, Float32Array];
}

export type WayName = 'heard' | 'decoded' | 'sound' | 'all';

/** Ids of passages, best first, at most a hundred. */
type Way = (question: HeardQuestion) => readonly string[];

const shown = 100;
/** Any day: the passages of a benchmark hold always. */
const today = '2026-01-01';

export function waysOfMishearing(index: WritableIndex, merges: readonly SoundMerge[]): Record<WayName, Way> {
  const parts = index.snapshot.admit({ today });
  const ids = parts.flatMap(({ segment }) => segment.table.ids);
  const named = (ranked: readonly Pick<Candidate, 'ordinal'>[]) =>
    ranked.slice(0, shown).map(({ ordinal }) => ids[ordinal] as string);
  const sound = soundArm({ merges });
  const ranked = (results: readonly ArmResult[]) => named(rerank(parts, fuse(results, parts)));
  const plain = (text: string, vector: Float32Array) => {
    return ranked(askArms([wordsArm], parts, { wordings: [{ text, weight: 1 }], vector }, depth));
  };
  return {
    heard: ({ heard, vectors }) => plain(heard, vectors[0]),
    decoded: ({ decoded, vectors }) => plain(decoded, vectors[1]),
    sound: ({ heard }) =>
      named(
        [...searchTokens(sound, parts, [{ text: heard, weight: 1 }], shown).top.ordinals].map((ordinal) => ({
          ordinal,
        })),
      ),
    all: ({ heard, decoded, vectors }) => {
      const wordings = misheardWordings(heard, decoded);
      const vector = misheardVector(wordings, decoded === heard ? [vectors[0]] : [vectors[1], vectors[0]]);
      const byToken = [wordsArm, sound].map((arm) => searchTokens(arm, parts, wordings, depth));
      return ranked([...byToken, searchDense(parts, vector, depth)]);
    },
  };
}
