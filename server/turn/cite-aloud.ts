/**
 * The sentence that tells on which rule an answer rests: "依据是《社会救助法》第十八条。"
 * Promise: pure; says nothing but what the citations hold; at most one sentence, two rules at the most; nothing without a citation.
 * Change with it: gate.ts (which lets it through because it is made of citations), server/dialect/localise-templates.ts.
 */
import { plainTitle } from '../safety/identifiers.js';
import type { Citation } from './turn.js';

/** Rules named in one breath. */
const most = 2;

/** 《社会救助法》第十八条; the document number only where there is no article. */
export function citationAloud({ title, article, number }: Citation): string {
  const short = plainTitle(title).replace(/^《|》$/gu, '');
  return `《${short}》${article ?? (number ? `（${number}）` : '')}`;
}

/** Undefined when there is nothing to cite. Articles of the same rule are named together. */
export function citeAloud(citations: readonly Citation[]): string | undefined {
  const rules = new Map<string, Citation[]>();
  for (const citation of citations) {
    const known = rules.get(citation.title) ?? [];
    if (!known.some((c) => c.article === citation.article)) rules.set(citation.title, [...known, citation]);
  }
  const named = [...rules.values()].slice(0, most).map(([first, second]) => {
    const also = second?.article && first?.article ? `和${second.article}` : '';
    return first ? citationAloud(first) + also : '';
  });
  return named.length > 0 ? `依据是${named.join('，还有')}。` : undefined;
}

/** Whether a sentence is nothing but the naming of these citations. */
export function isCitationOf(sentence: string, citations: readonly Citation[]): boolean {
  return citations.length > 0 && sentence === citeAloud(citations);
}
