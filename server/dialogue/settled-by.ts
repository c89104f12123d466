/**
 * Which conditions are settled by what a person said already: 我今年六十二, 二级残疾, 没交过养老保险.
 * Promise: pure and conservative: only clear matches, never a local threshold, never the age of one person for another.
 * Change with it: said-figures.ts, said-facts.ts.
 */
import type { Condition } from '../knowledge/eligibility.js';
import type { Settled } from '../turn/turn.js';
import { hasBound, type Span, withinBound } from './bounds.js';
import { saidFacts } from './said-facts.js';
import { ageIn, gradeIn, yearsPaidIn } from './said-figures.js';

const child = /娃|孩|儿子|女儿|闺女|孙|崽|囡|细佬|细伢|伢子|妹儿|幺儿|囝|小鬼|毛毛/u;
const kin =
  /妈|娘|爸|爹|老汉|爷|奶|婆|公公|外公|阿公|老豆|老母|老爸|父亲|母亲|老人|老人家|媳妇|老婆|老公|男人|叔|伯|舅|姨|姑|哥|弟|姐/u;
/** After telling of someone else, the question turns to the speaker. */
const thenI = /[，。；,;\s](?:那)?(?:我|俺|偶|吾|阿拉|𠊎|涯)(?:自己)?(?:能|可|够|想|要|也)/u;

/** `text` in the person's own words. */
export function settledBy(text: string, conditions: readonly Condition[]): Settled[] {
  return conditions.flatMap((condition, i) => {
    const holds = condition.local ? undefined : (byFigure(text, condition) ?? byFact(text, condition));
    return holds === undefined ? [] : [{ condition: i, holds }];
  });
}

/** A figure in reply to the condition's own question: 六十二了. Undefined: it says nothing of the bound. */
export function figureSettles(text: string, condition: Condition): boolean | undefined {
  return hasBound(condition) ? within(condition, figureOf(text, condition, true)) : undefined;
}

function byFigure(text: string, condition: Condition): boolean | undefined {
  if (!hasBound(condition)) return undefined;
  if (condition.fact === 'age' && !isAboutSame(text, condition)) return undefined;
  return within(condition, figureOf(text, condition, false));
}

const within = (condition: Condition, span: Span | undefined): boolean | undefined =>
  span && withinBound(condition, span);

function figureOf(text: string, { fact }: Condition, asked: boolean): Span | undefined {
  if (fact === 'age') return ageIn(text);
  if (fact === 'contribution-years') return yearsPaidIn(text, asked);
  return fact === 'disability' ? gradeIn(asked ? `残疾${text}` : text) : undefined;
}

/** A child's age settles what is asked of a child, anyone else's what is not; a parent's age says nothing of who asks for himself. */
function isAboutSame(text: string, condition: Condition): boolean {
  const ofChild = child.test(condition.ask);
  if (child.test(text) !== ofChild) return false;
  return !(kin.test(text) && thenI.test(text));
}

function byFact(text: string, condition: Condition): boolean | undefined {
  const words = condition.is ?? condition.say;
  return saidFacts.find((f) => f.facts.includes(condition.fact) && f.is.test(words) && f.said.test(text))?.holds;
}
