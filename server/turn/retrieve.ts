/**
 * Stage 4: the passages of the service that answer what is asked about it, best first.
 * Promise: only passages of the chosen service; nothing for any other decision; scores 0..1, falling.
 * Change with it: server/knowledge/passage-search.ts, compose.ts (which says the first one).
 */
import { aspectScores } from '../knowledge/aspect-scores.js';
import type { Library } from '../knowledge/library.js';
import type { SearchIndex } from '../knowledge/search-index.js';
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
    const result = await index.search(wordings, signal);
    const aspects = aspectScores(
      wordings.map((w) => w.text),
      need.aspect,
    );
    const ranked = result.passages(service, aspects);
    const scores = new Map(ranked.map((r) => [r.id, r.score]));
    return library
      .passages(service)
      .map((p) => ({ ...p, score: scores.get(p.id) ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .slice(0, passageCount);
  };
}
