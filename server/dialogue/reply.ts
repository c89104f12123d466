/**
 * Reads what a person replies to a question back: yes, no or unsure in any dialect, a figure, or one of the choices.
 * Promise: pure; what is plainly a new question is undefined and goes on as one.
 * Change with it: reply-words.ts, pick-choice.ts, settled-by.ts, server/turn/understand.ts.
 */
import { type Condition, conditionsOf } from '../knowledge/eligibility.js';
import type { Library } from '../knowledge/library.js';
import type { Asking, Settled } from '../turn/turn.js';
import { pickChoice } from './pick-choice.js';
import {
  agreeWords,
  denyWords,
  holdWords,
  lackWords,
  noneWords,
  polarityOf,
  questionWords,
  saidWithNe,
  unsureWords,
} from './reply-words.js';
import { figureSettles } from './settled-by.js';

export type Reply =
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'condition'; readonly condition: number; readonly holds: Settled['holds'] }
  /** None of the choices. */
  | { readonly kind: 'none' };

/** Characters of a reply; what is longer is something new. */
const longestReply = 16;

/** `text` as heard or typed, in dialect. */
export function takeReply(text: string, asking: Asking, library: Pick<Library, 'guides'>): Reply | undefined {
  const said = bare(text);
  if (said === '') return undefined;
  if (asking.kind === 'services') return takeService(said, asking, library);
  const guide = library.guides.get(asking.service);
  const condition = guide && conditionsOf(guide.eligibility)[asking.condition];
  const holds = condition && readHolds(said, condition);
  return holds === undefined ? undefined : { kind: 'condition', condition: asking.condition, holds };
}

function takeService(
  said: string,
  { choices }: Extract<Asking, { kind: 'services' }>,
  library: Pick<Library, 'guides'>,
): Reply | undefined {
  const [only, second] = choices;
  if (only && !second && said.length <= longestReply) {
    if (denyWords.test(said)) return { kind: 'none' };
    if (agreeWords.test(said) && only.service) return { kind: 'service', id: only.service };
  }
  if (noneWords.test(said) && said.length <= longestReply) return { kind: 'none' };
  const id = pickChoice(said, choices, library);
  return id === undefined ? undefined : { kind: 'service', id };
}

/** What is done with one thing and not with another: 交够了 is no reply to 满六十了没有. */
const deeds = '交缴买领签租种读嫁娶卖';

/** Without signs, blanks and the sounds that open a reply. */
function bare(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s，。！？、；：,.!?;:…“”"']/gu, '');
  return plain.replace(/^(?:嗯|恩|哦|噢|欸|诶|哎|唉|呃|额|啊)+(?=.)/u, '');
}

/** Whether the condition holds by the reply to its question; undefined when the reply is no reply. */
export function readHolds(said: string, condition: Condition): Settled['holds'] | undefined {
  const { ask } = condition;
  if (said.length > longestReply) return undefined;
  if (unsureWords.test(said)) return 'unsure';
  if (questionWords.test(said) && !saidWithNe.test(said)) return undefined;
  const byFigure = figureSettles(said, condition);
  if (byFigure !== undefined) return byFigure;
  const polarity = polarityOf(ask);
  const whole = said.replace(/[没冇无不勿]错|差不多|不止|不光/gu, '对');
  if (denyWords.test(whole)) return denied(whole, ask);
  const negative = lackWords.test(whole);
  if (negative) return polarity === 'plain' ? false : polarity === 'negated' ? true : 'unsure';
  if (agreeWords.test(whole)) return true;
  const elsewhere = [...whole].some((char) => deeds.includes(char) && !ask.includes(char));
  if ((holdWords.test(whole) && !elsewhere) || echoes(whole, ask)) return polarity !== 'negated';
  return undefined;
}

/** "不是" to a question that says 不是 may mean either; with more said it repeats the question's own words. */
function denied(said: string, ask: string): Settled['holds'] {
  if (!/不是/u.test(ask.replaceAll('是不是', '')) || !/^.[是系係]/u.test(said)) return false;
  return echoes(said.slice(2), ask) ? true : 'unsure';
}

/** Two characters of the question that come back in the reply. */
function echoes(said: string, ask: string): boolean {
  for (let i = 0; i + 1 < said.length; i++) if (ask.includes(said.slice(i, i + 2))) return true;
  return false;
}
