/**
 * The passages for one part of a question that needs several facts.
 * Promise: of the part's service where it names one, else of the service that comes first for its words; best first.
 * Change with it: reason.ts, retrieve.ts.
 */
import { aspectScores } from '../knowledge/aspect-scores.js';
import type { Library } from '../knowledge/library.js';
import type { SearchIndex } from '../knowledge/search-index.js';
import type { ReasonPart } from './reason-plan.js';
import type { Passage } from './turn.js';

export interface RetrievePartDeps {
  readonly library: Pick<Library, 'passages'>;
  readonly index: SearchIndex;
}

export function createRetrievePart({ library, index }: RetrievePartDeps) {
  return async ({ ask, service, aspect }: ReasonPart, signal: AbortSignal): Promise<readonly Passage[]> => {
    const result = await index.search([{ text: ask, weight: 1 }], signal);
    const about = service ?? result.ranked.find((r) => r.entity.kind === 'service')?.entity.id;
    if (about === undefined) return [];
    const passages = new Map(library.passages(about).map((p) => [p.id, p]));
    return result.passages(about, aspectScores([ask], aspect)).flatMap(({ id, score }) => {
      const passage = passages.get(id);
      return passage ? [{ ...passage, score }] : [];
    });
  };
}
