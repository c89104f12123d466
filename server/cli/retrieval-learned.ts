/**
 * What a benchmark gains by learning from its own question–answer pairs, told honestly: no answer of a question that is asked has
 * been seen in learning.
 * Promise: each fold is asked with a map learned from the others; same input, same maps.
 * Change with it: stard-folds.ts, server/knowledge/retrieval/query-map-train.ts.
 */
import type { QueryMap } from '../knowledge/retrieval/query-map.js';
import { trainQueryMap } from '../knowledge/retrieval/query-map-train.js';
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
}

/** The map to ask each question with. */
export function learnInFolds(
  { questions, right, found, passages }: LearningSource,
  count: number,
): readonly QueryMap[] {
  const foldOf = foldsOf(
    right.map((answers) => answers.map(String)),
    count,
  );
  const examples = questions.map((question, i) => {
    const answers = right[i] ?? [];
    return { question, right: answers, hard: (found[i] ?? []).filter((ordinal) => !answers.includes(ordinal)) };
  });
  const vectors = { count: passages.length, vector: (n: number) => passages[n] as Float32Array };
  const maps = Array.from({ length: count }, (_, fold) => {
    const seen = examples.filter((e, i) => foldOf[i] !== fold && e.right.length > 0);
    return trainQueryMap(seen, vectors);
  });
  return foldOf.map((fold) => maps[fold] as QueryMap);
}
