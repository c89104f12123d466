/**
 * The questions about who may have a service: when they begin, what one reply adds, when they end.
 * Promise: pure; at most three questions; what was said before is never asked.
 * Change with it: eligibility.ts, settled-by.ts, reply.ts, server/turn/answer-eligibility.ts.
 */
import { conditionsOf } from '../knowledge/eligibility.js';
import type { Guide } from '../knowledge/guide.js';
import type { Library } from '../knowledge/library.js';
import type { Asking, Aspect, EligibilityState, Known, Settled } from '../turn/turn.js';
import { nextQuestion } from './eligibility.js';
import { takeReply } from './reply.js';
import { questionWords } from './reply-words.js';
import { settledBy } from './settled-by.js';

type Rule = Pick<Guide, 'id' | 'eligibility'>;

export const maxQuestions = 3;

const oneself =
  /我|俺|咱|阮|吾|侬|阿拉|𠊎|涯|偃|自己|屋头|屋里|家里|妈|娘|爸|爹|爷|奶|婆|老汉|老头|老人|老豆|公公|娃|孩|儿子|女儿|闺女|孙|崽|囡|媳妇|老婆|老公|爱人|男人|哥|弟|姐|妹|叔|伯|姨|姑|舅|舅|嫂|他|她|佢|伊/u;
const asksWhether =
  /能不能|可不可以|可唔可以|可以不|可以吗|可得|能(?:够)?.{0,12}(?:吗|不|么|没|冇|啵|毋|勿|哦|嘛|啊|不咯|不咧)$|能否|够不够|够条件|够格|够唔够|有够|有冇资格|有没有资格|有没得资格|有资格|符(?:合)?不符合|符合|合不合|算不算|得不得|有没得份|有没有份|有份|轮得到|该不该|(?:中|行|得|成|会|要得|当得)(?:不|毋|唔|勿|袂)(?:中|行|得|成|会|要得)?|行不|中不|得行不|会使|敢会|阿能|好不好|能领|能吃|能拿/u;
const kin =
  /妈|娘|爸|爹|爷|奶|婆|老汉|老头|老豆|公公|娃|孩|儿子|女儿|闺女|孙|崽|囡|媳妇|老婆|老公|爱人|男人|哥|弟|姐|妹|叔|伯|姨|姑|舅|屋头的|家里人/u;
/** Of people that are none of the speaker's own. */
const others = /隔壁|邻居|别人|人家|某人|那些人|哪些人|什么人|啥人|啥子人|边啲人/u;

/** Whether a question asks of the speaker or kin if they may have the service. `aspect`: what it was understood to ask. */
export function asksEligibility(text: string, aspect: Aspect): boolean {
  if (aspect !== 'who' || others.test(text)) return false;
  return oneself.test(text) && asksWhether.test(text.replace(/[\s，。！？、；：,.!?;:…]/gu, ''));
}

const draws = /领|吃|拿|攞|享受|申请|评|够条件|够格|符合|合条件|资格|有份|轮得到/u;

/** The same where understanding took it for something else, and the person told of themselves: 我六十二，能不能领养老金. */
export const asksForBenefit = (text: string): boolean => draws.test(text) && asksEligibility(text, 'who');

const askedWords =
  /能|可|唔|以|够|行|中|得|会|使|敢|阿|好|要|想|有|没|冇|资|格|份|符|合|条|件|算|领|吃|拿|攞|享|受|申|请|评|办|不|伐|吗|么|嘛|啵|毋|勿|哦|啊|呀|咯|的|嘅|个|这|那|一|下|去|给|汉|儿|子|家|里/gu;
const whole = (words: RegExp): RegExp => new RegExp(words, 'gu');

/** Whether nothing is asked but if kin may have it: 我妈能不能领低保. `names` of the service. */
export function asksOnlyWhether(text: string, names: readonly string[]): boolean {
  const plain = text.replace(/[\s，。！？、；：,.!?;:…]/gu, '');
  const name = [...names].sort((a, b) => b.length - a.length).find((n) => plain.includes(n));
  if (name === undefined || !namesKin(plain) || !asksEligibility(plain, 'who')) return false;
  return plain.replace(name, '').replace(whole(oneself), '').replace(askedWords, '') === '';
}

/** "我妈呢", "那我屋头的呢": the same of another one of the family. */
export const asksOfKin = (text: string): boolean =>
  namesKin(text) &&
  /^(?:那|噶|咁|格末|要是|还有)?.{1,6}(?:呢|咧|嘞|哩|啦|喃)$/u.test(text.replace(/[\s，。！？、,.!?]/gu, ''));

export const namesKin = (text: string): boolean => kin.test(text);

/** Where the questions begin. `known`: what earlier turns settled; counts for the same service only. `asked` is 0. */
export function startEligibility(guide: Rule, question: string, known?: Known): EligibilityState {
  const before = known?.service === guide.id ? known.settled : [];
  return { settled: merged(before, settledBy(question, conditionsOf(guide.eligibility))), asked: 0 };
}

/** What a reply adds; undefined when it is no reply but something new. */
export function continueEligibility(
  guide: Rule,
  asking: Extract<Asking, { kind: 'condition' }>,
  reply: string,
  library: Pick<Library, 'guides'>,
): EligibilityState | undefined {
  const taken = takeReply(reply, asking, library);
  const settles = settledBy(reply, conditionsOf(guide.eligibility));
  // Who tells of another condition than was asked has replied too, unless it is a question.
  if (taken?.kind !== 'condition' && (settles.length === 0 || questionWords.test(reply))) return undefined;
  const direct = taken?.kind === 'condition' ? [{ condition: taken.condition, holds: taken.holds }] : [];
  const told = [...settles.filter((s) => s.condition !== direct[0]?.condition), ...direct];
  return { settled: merged(asking.settled, told), asked: asking.asked };
}

/** The condition to ask about next; undefined when the outcome stands, nothing more can be asked, or enough was. */
export function questionAfter(guide: Rule, { settled, asked }: EligibilityState): number | undefined {
  return asked < maxQuestions ? nextQuestion(guide.eligibility, settled) : undefined;
}

/** What was said last stands. */
function merged(before: readonly Settled[], told: readonly Settled[]): Settled[] {
  const all = new Map([...before, ...told].map((s) => [s.condition, s]));
  return [...all.values()].sort((a, b) => a.condition - b.condition);
}
