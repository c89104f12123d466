/**
 * What kind of fact a question wants (a length of time, an amount, an age, yes or no …) and whether a passage gives one.
 * Promise: pure; a question may want several kinds or none.
 * Change with it: fact-features.ts, server/turn/answer-sentences.ts.
 */
import { figuresIn } from '../../safety/figures.js';

export const answerKinds = [
  'duration',
  'money',
  'age',
  'share',
  'count',
  'date',
  'phone',
  'place',
  'papers',
  'verdict',
] as const;
export type AnswerKind = (typeof answerKinds)[number];

const many = '(?:几多?|多少|好多|几何|几许|好几)';
const asked: Readonly<Record<AnswerKind, RegExp>> = {
  duration: new RegExp(
    `多久|好久|几久|几耐|多长时间|好长时间|几时|${many}(?:个)?(?:工作日|天|日|月|年|周|小时|礼拜|星期)|最晚|最迟|最长|期限|什么时候|啥时候|几趟|管几年|冷静期`,
  ),
  money: new RegExp(
    `${many}(?:块|元|钱|股金|工本)|多少钱|几钱|几块|收费|要不要钱|收不收|收钱|花钱|掏|罚(?:款|好多|多少|几)|贴多少|补多少|补好多|补几|返多少|额度|最低.{0,4}(?:交|出|掏)|红包|跑腿费|费`,
  ),
  age: /多大|好大(?!面积)|几岁|多少岁|好多岁|几多岁|岁数|周岁|年纪|\d岁|[一二三四五六七八九十]岁/,
  share: /几成|比例|百分|几倍|报多少|报好多|占多少|最少.{0,6}(?:几|多少)/,
  count: new RegExp(`${many}(?:个人|人|个|张|份|次|回|趟|级|户|档|台|亩|本|种|样|家|寸|项|处)|除以几|几个|一共几`),
  date: /哪天|哪年|几号|几月|哪个月|截止|啥时候|什么时候|几时|多咱|到哪年|从哪/,
  phone: /电话|打啥号|打哪个|号码|热线|打几/,
  place:
    /哪里|哪儿|哪点|边度|边处|啥地方|什么地方|哪个地方|何处|找谁|找哪个|哪个部门|哪个单位|啥部门|什么部门|谁管|哪个管|归谁|上哪|去哪|到哪|回不回|返乡下|寻哪个|在哪/,
  papers: /带(?:什么|啥|哪些|咩|么子)|材料|证件|手续|要(?:什么|啥|哪些|么子)|照片|户口(?:本|簿)|复印/,
  verdict:
    /[吗嘛么不没啵无]$|能不能|可不可以|可唔可以|行不行|中不中|要得不|得不得|要不要|使唔使|需不需要|用不用|算不算|是不是|有没有|有没得|会不会|会唔会|得行|有冇|还(?:能|给|有|要)|够不够|非得|管不管|报不报|赔不赔|收唔收|退不退|报唔报|得了|得到不|合不合法|正常/,
};

const particles = /[嘛吗呢啊哦呀咯嘞咧喔㗎呗啦吧哈？?。！!，,\s]+$/;

/** Kinds of fact that a wording asks for. */
export function kindsAsked(wording: string): ReadonlySet<AnswerKind> {
  const bare = wording.trim().replace(/[？?。！!，,\s]+$/, '');
  const plain = bare.replace(particles, '');
  return new Set(
    answerKinds.filter((kind) => asked[kind].test(bare) || (kind === 'verdict' && asked.verdict.test(plain))),
  );
}

const units: Readonly<Partial<Record<AnswerKind, RegExp>>> = {
  duration: /\|(?:工作日|日|个月|月|年|周|小时)$/,
  money: /\|(?:元|倍)$/,
  age: /\|岁$/,
  share: /\|(?:%|‰|成|倍)$/,
  count: /\|(?:人|张|份|次|级|户|档|亩|寸|处|套|间|)$/,
  date: /\|(?:月|日|年)$/,
};
const words: Readonly<Partial<Record<AnswerKind, RegExp>>> = {
  duration: /当场|随时|马上|一直有效|长期有效|没有(?:统一|全国)?.{0,8}(?:几天|规定)|几天|多久/,
  money: /不(?:另?收|要钱|花钱|用钱|发钱)|免费|收费|费|钱|由当地定|各地/,
  age: /年纪|年龄/,
  share: /比例|一部分|全部/,
  count: /没有统一|一样|各地/,
  date: /随时|以前|之前|当月|下个月|截止|当年|通知/,
  phone: /打[1１0-9一二三]|\d{5}|电话/,
  place:
    /[到在找去归][^，。]{2,24}(?:局|所|中心|窗口|政府|街道办|村委会|法院|医院|部门|银行|登记处|网点|地方|手机)|手机|网上/,
  papers: /带|身份证|户口簿|材料|证明|不用带|照片/,
};
/** How a sentence that settles a question begins, or the words in which it settles it. */
export const verdictWords =
  /^(?:能|不能|可以|不可以|行|不行|不会|会|要(?!是)|不要|不用|不|得|有[，。]|没有|没|算|不算|是|不是|别|对|收手续费不对)|(?:也|都|就|照样|还|一样)(?:能|可以|要|行|得|算)|不(?:用|能|行|影响|算|收|发|予|报|再|准|许|罚|补|看|会|得|必|强|让)|没有|自愿|不同|照样|照发/;

/** Numbers to dial count nothing. */
const counting = (text: string): string[] => figuresIn(text).filter((figure) => !/^\d{5,}\|$/.test(figure));

/** Kinds of fact that a passage gives. */
export function kindsGiven(says: readonly string[]): ReadonlySet<AnswerKind> {
  const text = says.join('');
  const figures = counting(text);
  return new Set(
    answerKinds.filter(
      (kind) =>
        (units[kind] && figures.some((f) => units[kind]?.test(f))) ||
        words[kind]?.test(text) ||
        (kind === 'verdict' && verdictWords.test(says[0] ?? '')),
    ),
  );
}

/** Kinds that a passage gives as a figure: what a question for a number is after. */
export function figureKinds(says: readonly string[]): ReadonlySet<AnswerKind> {
  const figures = counting(says.join(''));
  return new Set(answerKinds.filter((kind) => figures.some((f) => units[kind]?.test(f))));
}
