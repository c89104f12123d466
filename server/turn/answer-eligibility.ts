/**
 * The eligibility dialogue as answers: the first question after a usual answer, the next one alone, the verdict with its rules.
 * Promise: pure; at most three sentences; each rule is said in the guide's words and cites `<service>#condition-<n>`.
 * Change with it: server/dialogue/eligibility-dialogue.ts, compose.ts, server/knowledge/passages.ts (condition passages).
 */
import type { ReplyLabels } from '../dialect/pack.js';
import { conditionChoices } from '../dialogue/choices.js';
import { outcome } from '../dialogue/eligibility.js';
import { questionAfter } from '../dialogue/eligibility-dialogue.js';
import { conditionsOf } from '../knowledge/eligibility.js';
import type { Guide } from '../knowledge/guide.js';
import type { Answer, Citation, EligibilityState, Ground, SpokenSentence } from './turn.js';

/** Phrases of the packs that say a verdict. */
export type VerdictPhrase = 'entitled' | 'not-entitled' | 'county-decides' | 'window-decides';

/** What would be answered without the dialogue. */
export interface UsualAnswer {
  readonly answer: Answer;
  /** It is the very thing that was asked, not merely something about it. */
  readonly fits: boolean;
}

export interface EligibilityWords {
  /** The fixed sentence of a verdict, in the dialect that is answered in. */
  phrase(key: VerdictPhrase): string;
  readonly labels: ReplyLabels;
}

export const conditionPassage = (service: string, condition: number): string => `${service}#condition-${condition}`;

const sentencesBefore = 2;

/** `usual` is kept, shortened, when the questions begin. `citationsOf` gives the citations of the passages with these ids. */
export function answerEligibility(
  guide: Guide,
  state: EligibilityState,
  usual: UsualAnswer,
  words: EligibilityWords,
  citationsOf: CitationsOf,
): Answer {
  const next = questionAfter(guide, state);
  if (next !== undefined) return citing(asks(guide, state, next, usual, words), citationsOf);
  const { verdict, grounds } = outcome(guide.eligibility, state.settled);
  // Nothing was told and nothing can be asked: the usual answer says what there is to say.
  const begun = state.asked > 0 || state.settled.length > 0;
  if (!begun) return citing({ ...usual.answer, spoken: opening(guide, state, usual), verdict, grounds }, citationsOf);
  const rules = saidRules(guide.id, grounds);
  const result = { text: words.phrase(said(verdict, grounds)), passages: rules.flatMap((r) => r.passages) };
  const { asking: _, ...rest } = usual.answer;
  const answer: Answer = {
    ...rest,
    status: 'answered',
    service: guide.id,
    spoken: [result, ...rules],
    choices: [],
    verdict,
    grounds,
  };
  return citing(answer, citationsOf);
}

type CitationsOf = (passages: readonly string[]) => readonly Citation[];

/** With the citations of what is said; those that it had where that cites nothing. */
function citing(answer: Answer, citationsOf: CitationsOf): Answer {
  const cited = citationsOf([...new Set(answer.spoken.flatMap((s) => s.passages))]);
  const distinct = new Map(cited.map((c) => [JSON.stringify(c), c]));
  return distinct.size > 0 ? { ...answer, citations: [...distinct.values()] } : answer;
}

/** What nobody in the conversation can settle is the county's where it sets the threshold, else the window's. */
const said = (verdict: NonNullable<Answer['verdict']>, grounds: readonly Ground[]): VerdictPhrase =>
  verdict === 'county-decides' && !grounds.some((g) => g.holds === 'local') ? 'window-decides' : verdict;

function asks(
  guide: Guide,
  state: EligibilityState,
  next: number,
  usual: UsualAnswer,
  words: EligibilityWords,
): Answer {
  const condition = conditionsOf(guide.eligibility)[next];
  if (!condition) return usual.answer;
  const question: SpokenSentence = { text: condition.ask, passages: [conditionPassage(guide.id, next)] };
  const first = state.asked === 0;
  return {
    ...usual.answer,
    status: first ? 'answered' : 'clarify',
    service: guide.id,
    spoken: [...(first ? opening(guide, state, usual) : []), question],
    choices: conditionChoices(condition.ask, words.labels),
    asking: { kind: 'condition', service: guide.id, condition: next, settled: state.settled, asked: state.asked + 1 },
  };
}

/** What is said before the first question: what was asked where the guide has it, else who may have it in general. */
function opening(
  guide: Guide,
  { settled }: EligibilityState,
  { answer, fits }: UsualAnswer,
): readonly SpokenSentence[] {
  const who = guide.sections.who?.say.map((text) => ({ text, passages: [`${guide.id}#who`] }));
  const inGeneral = (settled.length === 0 && !fits) || answer.status !== 'answered';
  return (inGeneral && who ? who : answer.spoken).slice(0, sentencesBefore);
}

const mostRules = 4;
const mostSentences = 2;

/** The rules in one sentence each, or, where there are more than two, in two sentences. */
function saidRules(service: string, grounds: readonly Ground[]): SpokenSentence[] {
  const rules = grounds.slice(0, mostRules);
  const half = Math.ceil(rules.length / mostSentences);
  const parts = rules.length <= mostSentences ? rules.map((g) => [g]) : [rules.slice(0, half), rules.slice(half)];
  return parts.map((part) => ({
    text: `${part.map((g) => g.say.replace(/。$/u, '')).join('；')}。`,
    passages: part.map((g) => conditionPassage(service, g.condition)),
  }));
}
