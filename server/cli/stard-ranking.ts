/**
 * What a benchmark gains by learning from its own question–answer pairs: a query map, how often each law is asked about, and how much
 * each sign counts. Told honestly: of a question that is asked, no answer was seen in learning anything that it is asked with.
 * Promise: weights are learned on questions that their map has not seen either; same input, same rankings.
 * Change with it: stard-folds.ts, server/knowledge/retrieval/query-map-train.ts, query-map-weights.ts.
 */
import { type MapExample, trainQueryMap } from '../knowledge/retrieval/query-map-train.js';
import { learnWeights, sourceDemand, weigh } from '../knowledge/retrieval/query-map-weights.js';
import { foldsOf } from './stard-folds.js';

export interface LearningSource {
  /** Unit vectors of the questions. */
  readonly questions: readonly Float32Array[];
  /** Of each question: ordinals of the passages that answer it. */
  readonly right: readonly (readonly number[])[];
  /** Of each question: ordinals of what is found without learning, best first; wrong ones teach the most. */
  readonly found: readonly (readonly number[])[];
  /** Unit vectors of all passages, by ordinal. */
  readonly passages: readonly Float32Array[];
  /** What each passage belongs to, by ordinal; numbers from 0. */
  readonly sources: ArrayLike<number>;
  /** Ranks with a moved vector: candidates with the signs that the arms give, best first. */
  rank(question: number, moved: Float32Array): readonly SignedCandidate[];
}

export interface SignedCandidate {
  readonly ordinal: number;
  readonly signs: readonly number[];
}

/** Ordinals, best first, for each question. */
export function rankInFolds(source: LearningSource, count: number): number[][] {
  const { questions, right, found, passages, rank } = source;
  const foldOf = foldsOf(
    right.map((answers) => answers.map(String)),
    count,
  );
  const examples = questions.map((question, i): MapExample => {
    const answers = right[i] ?? [];
    return { question, right: answers, hard: (found[i] ?? []).filter((ordinal) => !answers.includes(ordinal)) };
  });
  const vectors = { count: passages.length, vector: (n: number) => passages[n] as Float32Array };
  const outside = (...folds: number[]) =>
    questions.flatMap((_, i) => (folds.includes(foldOf[i] as number) || right[i]?.length === 0 ? [] : [i]));
  /** What the questions given teach: a way of getting candidates with all signs. */
  const teach = (taught: readonly number[]) => {
    const map = trainQueryMap(
      taught.map((i) => examples[i] as MapExample),
      vectors,
    );
    const demand = demandOf(source, taught);
    return (i: number): readonly SignedCandidate[] =>
      rank(i, map.apply(questions[i] as Float32Array)).map(({ ordinal, signs }) => ({
        ordinal,
        signs: [...signs, demand[source.sources[ordinal] as number] as number],
      }));
  };

  const rankings: number[][] = questions.map(() => []);
  for (let fold = 0; fold < count; fold++) {
    const held = (fold + 1) % count;
    const heldBack = teach(outside(fold, held));
    const weights = learnWeights(
      questions.flatMap((_, i) => {
        if (foldOf[i] !== held) return [];
        const candidates = heldBack(i);
        return [
          {
            signs: candidates.map((c) => c.signs),
            right: candidates.map((c) => right[i]?.includes(c.ordinal) ?? false),
          },
        ];
      }),
    );
    const candidatesOf = teach(outside(fold));
    for (const [i, own] of foldOf.entries())
      if (own === fold)
        rankings[i] = candidatesOf(i)
          .map(({ ordinal, signs }) => ({ ordinal, score: weigh(weights, signs) }))
          .sort((a, b) => b.score - a.score)
          .map((c) => c.ordinal);
  }
  return rankings;
}

function demandOf({ right, sources }: LearningSource, taught: readonly number[]): number[] {
  const sizes: number[] = [];
  for (const source of Array.from(sources)) sizes[source] = (sizes[source] ?? 0) + 1;
  const asked = taught.flatMap((i) => (right[i] ?? []).map((ordinal) => sources[ordinal] as number));
  return sourceDemand(
    asked,
    Array.from(sizes, (size) => size ?? 0),
  );
}
