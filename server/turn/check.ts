/**
 * Stage 6, the gate: what the cited passages do not say in the same sense is not said, whoever wrote it.
 * Promise: never adds a claim; when nothing is left the answer becomes 'not-covered' and names who to ask.
 * Change with it: gate.ts, server/safety/grounding.ts.
 */
import { unboundFigures } from '../safety/bounds.js';
import { createJudge } from '../safety/grounding.js';
import { unsourcedIdentifiers } from '../safety/identifiers.js';
import { isCitationOf } from './cite-aloud.js';
import { evidenceOf, gate } from './gate.js';
import type { Answer, Citation, Passage, SpokenSentence } from './turn.js';

export interface CheckDeps {
  /** Sentences that the product itself says (packs' phrases, topics): they are their own source. */
  readonly fixed: ReadonlySet<string>;
  /** What to say when the gate left nothing, for a service or for none. */
  nothingLeft(serviceId: string | undefined): readonly string[];
  /** Reads the data out of a sentence made from one of the product's templates; undefined for any other sentence. */
  readTemplate?(sentence: string): { readonly values: readonly string[] } | undefined;
  /** What the guide calls things: names, aliases, department, who to ask, telephone. */
  names?(serviceId: string): readonly string[];
  /** A passage that was not retrieved for the question but read on the way (reasoning, an article). */
  lookUp?(id: string): Passage | undefined;
}

/** Returns the stage. Passages are matched by id; a sentence that cites an unknown one cites nothing. */
export function createCheck(deps: CheckDeps) {
  return async (answer: Answer, passages: readonly Passage[]): Promise<Answer> => {
    const byId = new Map(passages.map((p) => [p.id, p]));
    const find = (id: string) => byId.get(id) ?? deps.lookUp?.(id);
    const spoken = gate(answer.spoken, find, (sentence) => isOwn(sentence, answer, find, deps));
    if (spoken.length === answer.spoken.length && spoken.every((s, i) => s === answer.spoken[i])) return answer;
    if (spoken.length > 0) return { ...answer, spoken, citations: citationsOf(spoken, find) ?? answer.citations };
    const { verdict: _, asking: __, ...rest } = answer;
    const instead = deps.nothingLeft(answer.service).map((text) => ({ text, passages: [] }));
    return { ...rest, status: 'not-covered', spoken: instead, choices: [], citations: [] };
  };
}

/** Of what still is said; undefined where that names no rule of its own. */
function citationsOf(spoken: readonly SpokenSentence[], find: (id: string) => Passage | undefined) {
  const all = spoken.flatMap((s) => s.passages.flatMap((id) => find(id)?.citations ?? []));
  const distinct = new Map<string, Citation>(all.map((c) => [JSON.stringify(c), c]));
  return distinct.size > 0 ? [...distinct.values()] : undefined;
}

/** The product's own words, its templates filled with what the guide names, a question back, the naming of the rule. */
function isOwn(
  sentence: SpokenSentence,
  answer: Answer,
  find: (id: string) => Passage | undefined,
  { fixed, nothingLeft, readTemplate, names }: CheckDeps,
): boolean {
  // What is said in dialect is held against its standard wording by the gate.
  const text = sentence.standard ?? sentence.text;
  if (fixed.has(text) || fixed.has(sentence.text)) return true;
  const cited = sentence.passages.flatMap((id) => find(id) ?? []);
  const citations = cited.length > 0 ? cited.flatMap((p) => p.citations) : answer.citations;
  if (isCitationOf(text, citations) || isCitationOf(text, answer.citations)) return true;
  const given = [
    ...answer.choices.map((c) => c.label),
    ...(answer.service === undefined ? [] : [...(names?.(answer.service) ?? []), ...nothingLeft(answer.service)]),
  ];
  const known = new Set([...given, ...fixed, ...answer.citations.flatMap((c) => [c.title, c.article ?? ''])].map(bare));
  const judged = createJudge(evidenceOf(cited));
  const filled = readTemplate?.(text);
  if (filled) return filled.values.every((v) => known.has(bare(v)) || judged(v).ok);
  if (known.has(bare(text))) return true;
  // What makes no claim needs no passage, but a figure or a name does.
  if (answer.status === 'answered') return false;
  const held = [...given, ...cited.map((p) => p.text)];
  const unnumbered = answer.choices.length > 1 ? text.replace(/第[一二三四]，/gu, '') : text;
  return unboundFigures(unnumbered, held).length === 0 && unsourcedIdentifiers(text, held.join('\n')).length === 0;
}

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');
