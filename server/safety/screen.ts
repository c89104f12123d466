/**
 * What is turned down for what it is, before any search: orders, prying, cheating, abuse, danger, a doctor's or judge's business.
 * Promise: pure; honest questions about the same things pass; an order inside an honest question is cut out and the question stays.
 * Change with it: screen-words.ts, server/turn/understand.ts.
 */
import { orderRule, type ScreenRule, screenRules } from './screen-words.js';

export interface Screened {
  /** Id of the topic that says what is said to it; undefined: let through. */
  readonly topic?: string;
  /** The text without the orders in it. */
  readonly text: string;
}

/** `text` as heard or typed; `standard` the same in standard wording. O(rules × characters). */
export function screen(text: string, standard: string = text): Screened {
  const said = [text, standard];
  const fits = (rule: ScreenRule) => said.some((t) => rule.says.test(t)) && !said.some((t) => rule.unless?.test(t));
  const topic = screenRules.find(fits)?.topic;
  if (topic) return { topic, text };
  if (!fits(orderRule)) return { text };
  const honest = withoutOrders(text);
  return isQuestion(honest) ? { text: honest } : { topic: orderRule.topic, text };
}

/** The clauses that give no order, do not speak to the assistant and lay down no sum: whoever gives orders tells no facts either. */
export function withoutOrders(text: string): string {
  const clauses = text.split(/(?<=[。！？!?；;，,\n])/u);
  return clauses
    .filter(
      (clause) => !orderRule.says.test(clause) && !toldTo.test(clause) && (asks.test(clause) || !sum.test(clause)),
    )
    .join('');
}

const toldTo = /^\s*(?:你|您|侬|然后|并且?|再|就说|直接说|只说|回答|回复|告诉|记住)/u;
const sum = /[块元%％]|免费|不要钱|不用钱/u;

const asks =
  /怎|咋|哪|几|多少|什么|啥|咩|点样|点办|边度|么子|脉个|样般|按怎|佗位|何里|何什|吗|嘛|不(?=[？?。]|$)|[？?]/u;

/** Long enough to say what it is about, and asking. */
const isQuestion = (text: string): boolean =>
  [...text.replace(/\P{L}/gu, '')].length >= 6 && asks.test(text.replace(/(?:什么|啥)都/gu, ''));
