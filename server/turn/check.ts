/**
 * Stage 6, the gate: a sentence whose figures are not all in the passages it cites is not said, whoever wrote it.
 * Promise: never adds a claim; when nothing is left the answer becomes 'not-covered' and names who to ask.
 * Change with it: server/safety/figures.ts.
 */
import { unsourcedFigures } from '../safety/figures.js';
import type { Answer, Passage, SpokenSentence } from './turn.js';

export interface CheckDeps {
  /** Sentences that the product itself says (packs' phrases, topics): they are their own source. */
  readonly fixed: ReadonlySet<string>;
  /** What to say when the gate left nothing, for a service or for none. */
  nothingLeft(serviceId: string | undefined): readonly string[];
}

/** Returns the stage. Passages are matched by id; a sentence that cites an unknown one cites nothing. */
export function createCheck({ fixed, nothingLeft }: CheckDeps) {
  return async (answer: Answer, passages: readonly Passage[]): Promise<Answer> => {
    const byId = new Map(passages.map((p) => [p.id, p]));
    // The names of the services to choose from are the guides' own.
    const labels = answer.choices.map((c) => c.label);
    const spoken = answer.spoken.filter((s) => fixed.has(s.text) || isSourced(s, byId, labels));
    if (spoken.length === answer.spoken.length) return answer;
    if (spoken.length > 0) return { ...answer, spoken };
    const instead = nothingLeft(answer.service).map((text) => ({ text, passages: [] }));
    return { ...answer, status: 'not-covered', spoken: instead, citations: [] };
  };
}

/** A claim of an answered question cites at least one passage, and that passage holds each of its figures. */
export function isSourced(
  sentence: SpokenSentence,
  byId: ReadonlyMap<string, Passage>,
  labels: readonly string[] = [],
): boolean {
  const source = [...sentence.passages.flatMap((id) => byId.get(id)?.text ?? []), ...labels].join('\n');
  return unsourcedFigures(sentence.text, source).length === 0;
}
