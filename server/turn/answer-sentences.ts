/**
 * Which sentences of the passages are said, without a model: the asked fact first, then what belongs to it, nothing else.
 * Promise: pure; at most three sentences, each the guide's own (or a yes or no that the guide's sentence gives); two things asked
 * in one breath are both answered.
 * Change with it: compose.ts, answer-verdict.ts, server/knowledge/facts/answer-kinds.ts.
 */
import { type AnswerKind, figureKinds, kindsAsked } from '../knowledge/facts/answer-kinds.js';
import { type Concept, conceptsIn } from '../knowledge/facts/concepts.js';
import { aspectsTogether } from './answer-aspects.js';
import { verdictOf } from './answer-verdict.js';
import type { Passage, Question, SpokenSentence } from './turn.js';

export const maxSentences = 3;

/** `passages` best first; empty when there are none. */
export function answerSentences(question: Question, passages: readonly Passage[]): SpokenSentence[] {
  const asked = [...new Set([question.repaired, question.standard])].filter(Boolean);
  const [best] = passages;
  if (!best) return [];
  const parts = aspectsTogether(asked).flatMap((aspect) => passages.find((p) => p.aspect === aspect) ?? []);
  const distinct = [...new Set(parts)];
  if (distinct.length > 1) return together(asked, distinct);
  const says = sentencesOf(asked, best);
  const verdict = verdictOf(asked, says[0] ?? '');
  return [...(verdict ? [verdict] : []), ...says].slice(0, maxSentences).map((text) => ({ text, passages: [best.id] }));
}

/** The first sentence of each, then what is left of the first one's. */
function together(asked: readonly string[], passages: readonly Passage[]): SpokenSentence[] {
  const said = passages.slice(0, maxSentences).map((p) => ({ id: p.id, says: sentencesOf(asked, p) }));
  const spare = maxSentences - said.length;
  return said.flatMap(({ id, says }, i) =>
    says.slice(0, 1 + (i === 0 ? spare : 0)).map((text) => ({ text, passages: [id] })),
  );
}

const numeric: readonly AnswerKind[] = ['duration', 'money', 'age', 'share', 'count', 'date'];
/** Sentences that say less without the one before: they stay behind it. */
const leaning = /^(?:[不别再还也但前过到骗没补以]|[^，]*的，)/;
/** Whom to turn to when things go wrong, and whom not to trust: said when asked, or when there is nothing better. */
const pointer = /打\d{5}|(?:反映|举报|投诉|催)。$|别信|骗子/;
const open = /各地|当地|各省|由省|不一样|看|没有(?:统一|全国)|问/;
/** Who asks for one of these wants to hear where to turn. */
const wantsPointer =
  /电话|找谁|找哪个|投诉|举报|反映|告|怎么办|咋办|咋个办|咋整|点算|哪里|哪儿|边度|问谁|没收到|没到|骗/;

function sentencesOf(asked: readonly string[], passage: Passage): string[] {
  const wanted = numeric.filter((kind) => asked.some((text) => kindsAsked(text).has(kind)));
  const countOf = (sentence: string) => wanted.filter((kind) => figureKinds([sentence]).has(kind)).length;
  const gives = passage.say.map(countOf);
  const first = gives[0] === 0 ? gives.indexOf(Math.max(0, ...gives)) : 0;
  const lead = passage.kind === 'steps' || first <= 0 || leaning.test(passage.say[first] ?? '') ? 0 : first;
  const ordered = [passage.say[lead] ?? '', ...passage.say.filter((_, i) => i !== lead)].filter(Boolean);
  const head = ordered[0] ?? '';
  const settled = (gives[lead] ?? 0) > 0 || (kindsAskedAny(asked, 'verdict') && !open.test(head));
  if (!settled || asked.some((text) => wantsPointer.test(text))) return ordered.slice(0, maxSentences);
  const warned = asked.some((text) => conceptsIn(text).some((c) => troubles.includes(c)));
  if (warned) return ordered.slice(0, maxSentences);
  return [
    head,
    ...ordered
      .slice(1)
      .filter(
        (sentence) => !pointer.test(sentence) || open.test(sentence.replace(/问.*$/, '')) || countOf(sentence) > 0,
      ),
  ].slice(0, maxSentences);
}

/** Who is cheated or pressed wants to hear whom to tell. */
const troubles: readonly Concept[] = ['cheat', 'bribe', 'fraudCall', 'force', 'official'];

const kindsAskedAny = (asked: readonly string[], kind: AnswerKind): boolean =>
  asked.some((text) => kindsAsked(text).has(kind));
