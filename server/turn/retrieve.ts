/**
 * Stage 4: the passages of the service that answer what is asked about it, best first.
 * Promise: only passages of the chosen service; nothing for any other decision; scores 0..1, falling; whether the best of them
 * answers what was asked is told by `answersAsked` (answer-asked.ts).
 * Change with it: server/knowledge/passage-search.ts, compose.ts (which says the first one, and one more where two things are asked).
 */
import { aspectScores } from '../knowledge/aspect-scores.js';
import type { Library } from '../knowledge/library.js';
import type { SearchIndex } from '../knowledge/search-index.js';
import { aspectsTogether } from './answer-aspects.js';
import { questionWordings } from './question-wordings.js';
import type { Need, Passage, Question } from './turn.js';

export interface RetrieveDeps {
  readonly library: Pick<Library, 'passages'>;
  readonly index: SearchIndex;
}

const passageCount = 8;

export function createRetrieve({ library, index }: RetrieveDeps) {
  return async (question: Question, need: Need, signal: AbortSignal): Promise<readonly Passage[]> => {
    const service = need.candidates[0]?.id;
    if (need.decision !== 'service' || service === undefined) return [];
    const wordings = questionWordings(question);
    const texts = wordings.map((w) => w.text);
    const result = await index.search(wordings, signal);
    const scores = new Map(result.passages(service, aspectScores(texts, need.aspect)).map((r) => [r.id, r.score]));
    const ranked = library
      .passages(service)
      .map((p) => ({ ...p, score: scores.get(p.id) ?? 0 }))
      .sort((a, b) => b.score - a.score);
    // Each thing that is asked for in one breath is there, whatever ranks before it.
    const together = aspectsTogether(texts).flatMap((aspect) => ranked.find((p) => p.aspect === aspect) ?? []);
    return ranked.filter((p, i) => i < passageCount || together.includes(p));
  };
}
