/**
 * Which sentences of an answer may be said on the strength of the passages they cite.
 * Promise: pure; sentences stay in order and unchanged, but for one in dialect that says something else than its standard wording:
 * then the standard wording is said. A sentence that loses its condition falls with it.
 * Change with it: server/safety/grounding.ts, check.ts, compose-from-model.ts.
 */
import { piecesOf, takesBack } from '../safety/claims.js';
import { createJudge, type Judge, type Verdict } from '../safety/grounding.js';
import { keepsMeaning } from '../safety/same-meaning.js';
import type { Passage, SpokenSentence } from './turn.js';

export type FindPassage = (id: string) => Passage | undefined;

/** What a passage says, and what it names. Questions that it answers are neither. */
export function evidenceOf(passages: readonly Passage[]) {
  return {
    sentences: passages.flatMap((p) => [...p.say, ...(textSpeaks.has(p.kind) ? sentencesOf(p.text) : [])]),
    names: passages.flatMap((p) => [
      p.text.split('\n')[0] ?? '',
      ...p.citations.flatMap((c) => [c.title, c.article ?? '', c.number ?? '']),
    ]),
  };
}

/** The text of the others holds the questions that lead to them. */
const textSpeaks: ReadonlySet<Passage['kind']> = new Set(['article', 'field', 'condition']);
const sentencesOf = (text: string): string[] => text.split(/[\n。；]/u).filter((s) => s.trim() !== '');

/** The sentences that may be said; `own` tells those that need no passage. */
export function gate(
  spoken: readonly SpokenSentence[],
  find: FindPassage,
  own: (sentence: SpokenSentence) => boolean = () => false,
): SpokenSentence[] {
  const judges = new Map<string, Judge | undefined>();
  const verdicts = spoken.map((s, i) => (own(s) ? undefined : judgeIn(s, spoken[i + 1], judges, find)));
  const settled = spoken.map((sentence, i) => {
    const verdict = verdicts[i];
    if (!verdict || verdict.ok || verdict.why !== 'condition') return verdict?.ok ?? true;
    const key = keyOf(sentence);
    const beside = verdicts.flatMap((v, j) => (j !== i && v?.ok && keyOf(spoken[j]) === key ? v.spans : []));
    return judges.get(key)?.(standardOf(sentence), beside).ok ?? false;
  });
  const kept = withoutLostConditions(spoken.map(standardOf), settled);
  return spoken.flatMap((s, i) => (kept[i] ? [faithful(s)] : []));
}

const standardOf = (sentence: SpokenSentence): string => sentence.standard ?? sentence.text;
const keyOf = (sentence: SpokenSentence | undefined): string => [...(sentence?.passages ?? [])].sort().join(' ');

function judgeIn(
  sentence: SpokenSentence,
  next: SpokenSentence | undefined,
  judges: Map<string, Judge | undefined>,
  find: FindPassage,
): Verdict {
  const key = keyOf(sentence);
  if (!judges.has(key)) {
    const cited = sentence.passages.flatMap((id) => find(id) ?? []);
    judges.set(key, cited.length > 0 ? createJudge(evidenceOf(cited)) : undefined);
  }
  // A bare "能。" speaks of what is said next.
  const bare = piecesOf(standardOf(sentence)).every((p) => p.tokens.length === 0);
  const whole =
    bare && next && keyOf(next) === key
      ? `${standardOf(sentence).replace(/[。！]$/u, '')}，${standardOf(next)}`
      : undefined;
  return judges.get(key)?.(whole ?? standardOf(sentence)) ?? { ok: false, why: 'content' };
}

function faithful(sentence: SpokenSentence): SpokenSentence {
  const { standard, text, passages } = sentence;
  return standard === undefined || keepsMeaning(text, standard) ? sentence : { text: standard, passages };
}

const leansBack = /^(?:这样|那样|这种|那就|就|符合|够条件|够的|否则|不然|要不然|所以|因此|其他|别的)/u;
const leadsOn = /^(?:如果|要是|只要|前提|条件|先决|除非|凡是)|的话。?$/u;

/** A dropped "但…" takes the sentence before it along, a dropped "如果…" the one behind it. */
function withoutLostConditions(texts: readonly string[], settled: readonly boolean[]): boolean[] {
  const kept = [...settled];
  for (let i = kept.length - 1; i > 0; i--) if (!kept[i] && takesBack(texts[i] ?? '')) kept[i - 1] = false;
  for (let i = 1; i < kept.length; i++)
    if (!kept[i - 1] && (leansBack.test(texts[i] ?? '') || leadsOn.test(texts[i - 1] ?? ''))) kept[i] = false;
  return kept;
}
