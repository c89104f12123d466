/**
 * The yes or no that a sentence of a guide gives to a question, said ahead of it.
 * Promise: pure; only where the sentence itself says so, without condition, of the very thing that was asked; else undefined.
 * Change with it: answer-sentences.ts, server/knowledge/facts/verdicts.ts.
 */

import { type Verdict, verdicts } from '../knowledge/facts/verdicts.js';

/** Which words of a question ask for a verdict, and in which words a sentence gives it. */
const forms: readonly { readonly asks: RegExp; readonly says: RegExp; readonly verdict: Verdict }[] = [
  {
    asks: /能不能|可不可以|可唔可以|能.*(?:[吗不没啵]|(?<!什)么)$|可以.*(?:[吗不没]|(?<!什)么)$|行不行|中不中|要得不|得不得|得行/,
    says: /^[^，]*(?:不能|不可以)(?<about>[^，。]{1,4})/,
    verdict: verdicts.no,
  },
  {
    asks: /要不要|用不用|需不需要|使唔使|(?:要|得|用|非得|必须).*(?:[吗不没啵]|(?<!什)么)$/,
    says: /^[^，]*不用(?<about>[^，。]{1,4})/,
    verdict: verdicts['not-needed'],
  },
  {
    asks: /能不能|可不可以|可唔可以|(?:还|也)?能.*(?:[吗不没啵]|(?<!什)么)$|可以.*(?:[吗不没]|(?<!什)么)$/,
    says: /^[^，]*(?<![不才就只])(?:能|可以)(?<about>[^，。]{1,4})/,
    verdict: verdicts.yes,
  },
  {
    asks: /收不收|要不要钱|收(?:钱|费).*(?:[吗不没]|(?<!什)么)$|使唔使俾钱|要钱(?:[吗不没]|(?<!什)么)$/,
    says: /^[^，]*不(?:收|要)(?<about>费|钱)/,
    verdict: verdicts['not-charged'],
  },
];
/** A sentence with a condition gives no bare verdict, nor does one that says yes and no. */
const conditional =
  /的，|第一次|首次|期内|期间|平时|公办|指定|自家|以内|以上|以下|的(?:能|可以|不能|不用)|看|一般|有的|多半|多数|当地|各地|各省|前提|才|如果|要是|除非|但|也许|可能|问|先|别的|符合|够/;
/** "能不能不买": a verdict of the guide's would be the wrong way round. */
const turned = /能不(?!能)|可以不(?!可)|不.{1,6}行[吗不]|会不会/;
const begins = /^(?:能|不能|可以|不可以|行|不行|不用|不要|要|不会|会|不收|免费|是|不是|有|没有)/;

/** What is allowed or not: the first character that says it. */
const predicate = (about: string): string => about.replace(/^(?:直接|自己|帮着?|再|去|来|在)+/, '')[0] ?? about;

/** `asked`: wordings of the question. */
export function verdictOf(asked: readonly string[], sentence: string): Verdict | undefined {
  const plain = asked.map((text) => text.replace(/[？?。！!，,\s嘛啊哦呀咯呢]+$/, ''));
  if (begins.test(sentence) || conditional.test(sentence) || plain.some((text) => turned.test(text))) return undefined;
  const both = /不能|不可以|不用/.test(sentence) && /(?<!不)(?:能|可以)/.test(sentence);
  if (both) return undefined;
  for (const { asks, says, verdict } of forms) {
    const about = says.exec(sentence)?.groups?.about;
    if (about === undefined) continue;
    if (plain.some((text) => asks.test(text) && text.includes(predicate(about)))) return verdict;
  }
  return undefined;
}
