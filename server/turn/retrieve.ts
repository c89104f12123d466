/**
 * Stage 4: the passages of the service that answer what is asked about it, best first.
 * Promise: only passages of the chosen service; nothing for any other decision; scores 0..1. Where the guide does not answer what
 * was asked (`answersAsked`), an article in force that does comes before its passages.
 * Change with it: look-up-articles.ts, server/knowledge/passage-search.ts, compose.ts (which says the first one, and one more where two things are asked).
 */
import { speaksOfAnother } from '../knowledge/facts/rival-things.js';
import type { Guide } from '../knowledge/guide.js';
import type { Library } from '../knowledge/library.js';
import type { SearchIndex } from '../knowledge/search-index.js';
import { answersAsked } from './answer-asked.js';
import { aspectsTogether } from './answer-aspects.js';
import { aspectsFor } from './follow-up.js';
import { questionWordings } from './question-wordings.js';
import type { Aspect, Need, Passage, Question } from './turn.js';

export interface RetrieveDeps {
  readonly library: Pick<Library, 'passages' | 'guides'>;
  readonly index: SearchIndex;
  /** What the rules say where the guide does not; absent: the guides alone are asked. */
  readonly articles?: (
    guide: Guide,
    asked: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly Passage[]> | undefined;
}

const passageCount = 8;

export function createRetrieve({ library, index, articles }: RetrieveDeps) {
  return async (question: Question, need: Need, signal: AbortSignal): Promise<readonly Passage[]> => {
    const service = need.candidates[0]?.id;
    if (need.decision !== 'service' || service === undefined) return [];
    const wordings = questionWordings(question);
    const texts = wordings.map((w) => w.text);
    const result = await index.search(wordings, signal);
    const scores = new Map(result.passages(service, aspectsFor(need, texts)).map((r) => [r.id, r.score]));
    const compared = library
      .passages(service)
      .map((p) => ({ ...p, score: scores.get(p.id) ?? 0 }))
      .sort((a, b) => b.score - a.score);
    const ranked = need.followed === 'reply' ? wholeFirst(compared, need.aspect) : compared;
    // Each thing that is asked for in one breath is there, whatever ranks before it.
    const together = aspectsTogether(texts).flatMap((aspect) => ranked.find((p) => p.aspect === aspect) ?? []);
    const own = ranked.filter((p, i) => i < passageCount || together.includes(p));
    const astray = texts.some((text) => speaksOfAnother(text, own[0]?.say.join('') ?? ''));
    if (!astray && answersAsked(own) === 'yes') return own;
    const guide = library.guides.get(service);
    const ruled = (guide && (await articles?.(guide, texts, signal))) ?? [];
    // What the guide rules of another thing of the kind is no answer, and what else it says is none either.
    return astray ? ruled : [...ruled, ...own];
  };
}

/** The words of a reply name the service and nothing else: the section on what was asked comes first, as the answer. */
function wholeFirst(ranked: readonly Passage[], aspect: Aspect): Passage[] {
  const of = ranked.filter((p) => p.aspect === aspect);
  const whole = of.find((p) => p.kind === 'section') ?? of.find((p) => p.kind !== 'faq') ?? of[0];
  return whole ? [{ ...whole, score: 1 }, ...ranked.filter((p) => p !== whole)] : [...ranked];
}
