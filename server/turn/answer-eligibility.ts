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

export interface EligibilityWords {
  /** The fixed sentence of a verdict, in the dialect that is answered in. */
  phrase(key: VerdictPhrase): string;
  readonly labels: ReplyLabels;
}

export const conditionPassage = (service: string, condition: number): string => `${service}#condition-${condition}`;

const sentencesBefore = 2;

/**
 * `usual`: what would be answered without the dialogue; it is kept, shortened, when the questions begin. `citationsOf` gives
 * the citations of the passages with these ids.
 */
export function answerEligibility(
  guide: Guide,
  state: EligibilityState,
  usual: Answer,
  words: EligibilityWords,
  citationsOf: (passages: readonly string[]) => readonly Citation[],
): Answer {
  const next = questionAfter(guide, state);
  if (next !== undefined) return asks(guide, state, next, usual, words);
  const { verdict, grounds } = outcome(guide.eligibility, state.settled);
  // Nothing was told and nothing can be asked: the usual answer says what there is to say.
  const begun = state.asked > 0 || state.settled.length > 0;
  if (!begun) return { ...usual, verdict, grounds };
  const rules = saidRules(guide.id, grounds);
  const opening = { text: words.phrase(said(verdict, grounds)), passages: rules.flatMap((r) => r.passages) };
  const { asking: _, ...rest } = usual;
  const citations = citationsOf(opening.passages);
  return {
    ...rest,
    status: 'answered',
    service: guide.id,
    spoken: [opening, ...rules],
    choices: [],
    verdict,
    grounds,
    citations: citations.length > 0 ? citations : usual.citations,
  };
}

/** What nobody in the conversation can settle is the county's where it sets the threshold, else the window's. */
const said = (verdict: NonNullable<Answer['verdict']>, grounds: readonly Ground[]): VerdictPhrase =>
  verdict === 'county-decides' && !grounds.some((g) => g.holds === 'local') ? 'window-decides' : verdict;

function asks(guide: Guide, state: EligibilityState, next: number, usual: Answer, words: EligibilityWords): Answer {
  const condition = conditionsOf(guide.eligibility)[next];
  if (!condition) return usual;
  const question: SpokenSentence = { text: condition.ask, passages: [conditionPassage(guide.id, next)] };
  const first = state.asked === 0;
  return {
    ...usual,
    status: first ? usual.status : 'clarify',
    service: guide.id,
    spoken: [...(first ? usual.spoken.slice(0, sentencesBefore) : []), question],
    choices: conditionChoices(condition.ask, words.labels),
    asking: { kind: 'condition', service: guide.id, condition: next, settled: state.settled, asked: state.asked + 1 },
  };
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
