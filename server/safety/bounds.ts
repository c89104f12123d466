/**
 * What a sentence says of a figure: at least, more than, at most, less than, before, after, about; and per what it is paid.
 * Promise: platform-free and pure; written Cantonese and Southern Min words for bounds are known.
 * Change with it: figures.ts, grounding.ts, test/server/safety/bounds.test.ts.
 */
import { type Figure, findFigures, sameFigure } from './figures.js';

export type Bound = 'at-least' | 'over' | 'at-most' | 'under' | 'below' | 'before' | 'after' | 'about' | 'since';
export interface BoundFigure extends Figure {
  readonly bounds: readonly Bound[];
  /** What the amount is paid for: 月 年 日 次 人. */
  readonly per: string;
}

/** Words right before a figure; the first that fits. What denies a bound stands before the bound itself. */
const leading: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:不满|未满|没满|唔满|冇满|毋满|没有满|冇有满|不到|未到|没到|没有到|唔到|冇到|无到|不足|不够|唔够|毋够|没够|(?<![不毋唔勿得能])(?:小于|低于|少于|少过))$/u,
    'under',
  ],
  [
    /(?:(?:不|毋|唔|勿|莫|不得|不能|不可|唔可以|毋通)(?:超过|多于|高于|大于|多过|过)|最多|至多|顶多|最高|最长|最迟|最晚|上限|封顶|尽多|上多)[^，。、；零一二两三四五六七八九十百\d]{0,4}$/u,
    'at-most',
  ],
  [
    /(?:(?:不|毋|唔|勿|不得|不能|唔可以)(?:少于|低于|小于|少过|低过)|最少|至少|最低|起码|最短|下限|上少)[^，。、；零一二两三四五六七八九十百\d]{0,4}$/u,
    'at-least',
  ],
  [/(?:超过|多于|高于|大于|多过|过了|过咗)$/u, 'over'],
  [/(?:年满|住满|交满|缴满|干满|读满|满了|满|够|足)$/u, 'at-least'],
  [/(?:大约|大概|差不多|左近|约)$/u, 'about'],
];
/** Words right behind it. */
const trailing: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:及以上|或以上|以上|起步|往上|或者更多)/u, 'at-least'],
  [/^(?:及以下|以内|之内|内|里头|里面|里边|以里|封顶|或以下)/u, 'at-most'],
  [/^以下/u, 'below'],
  [/^(?:左右|上下)/u, 'about'],
  [/^(?:以前|之前|前)/u, 'before'],
  [/^(?:以后|之后|后)/u, 'after'],
  [/^(?:底前|底以前|底之前)/u, 'before'],
  [/^(?:起|开始)(?!步)/u, 'since'],
];
const rates: readonly (readonly [RegExp, string])[] = [
  [/(?:每个?月|按月|一个月|月月)/u, '月'],
  [/(?:每年|一年|年年|按年)/u, '年'],
  [/(?:每天|每日|一天|按天)/u, '日'],
  [/(?:每次|每回|一次)/u, '次'],
];

/** Every figure of `text` with what is said of it. */
export function boundFigures(text: string): BoundFigure[] {
  const plain = text.normalize('NFKC');
  return findFigures(text).map((figure) => {
    const before = plain.slice(0, figure.from);
    const after = plain.slice(figure.to).replace(/^(?:的?时候|的)/u, '');
    const lead = leading.find(([words]) => words.test(before))?.[1];
    const trail = trailing.find(([words]) => words.test(after))?.[1];
    return { ...figure, bounds: [lead, trail].filter((b) => b !== undefined), per: perOf(figure, before, after) };
  });
}

/** Only money is paid per something; the last word for it in the same clause counts. */
function perOf({ unit }: Figure, before: string, after: string): string {
  if (unit !== '元' && unit !== '') return '';
  const clause = before.split(/[，。；！？,;!?]/u).at(-1) ?? '';
  const slash = /^(?:\/|每)(年|月|日|天|次|人)/u.exec(after)?.[1];
  if (slash) return slash === '天' ? '日' : slash;
  const found = rates.flatMap(([words, per]) => {
    const at = [...clause.matchAll(new RegExp(words, 'gu'))].at(-1)?.index;
    return at === undefined ? [] : [{ at, per }];
  });
  return found.sort((a, b) => b.at - a.at)[0]?.per ?? '';
}

/** The figures of `sentence` that no figure of `sources` stands behind in the same sense. */
export function unboundFigures(sentence: string, sources: readonly string[]): BoundFigure[] {
  const held = sources.flatMap(boundFigures);
  return boundFigures(sentence).filter((figure) => !held.some((other) => sameSense(figure, other)));
}

/** Same value, same unit, same bound, paid per the same. */
export function sameSense(said: BoundFigure, held: BoundFigure): boolean {
  if (!sameFigure(said.key, held.key) || said.per !== held.per) return false;
  const lost = held.bounds.filter((b) => !said.bounds.includes(b));
  const added = said.bounds.filter((b) => !held.bounds.includes(b));
  return added.length === 0 && lost.every((b) => mayGo(b, held));
}

/** "六十岁" for "满六十周岁", "三十个工作日办好" for "三十个工作日内": what people leave out without changing the rule. */
function mayGo(bound: Bound, { unit }: Figure): boolean {
  if (bound === 'at-least') return unit === '岁';
  return bound === 'at-most' && (unit === '工作日' || unit === '日');
}
