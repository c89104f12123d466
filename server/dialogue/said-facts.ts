/**
 * What people say of themselves in passing that settles a condition: 我是农村户口, 没交过养老保险, 在吃低保.
 * Promise: data only; `said` fits what clearly claims the fact, never a question about it; `is` fits the condition's own words.
 * Change with it: settled-by.ts; server/knowledge/eligibility.ts (facts).
 */
import type { Condition } from '../knowledge/eligibility.js';

export interface SaidFact {
  readonly facts: readonly Condition['fact'][];
  /** The condition's `is` (or its `say`, where it has none). */
  readonly is: RegExp;
  readonly said: RegExp;
  readonly holds: boolean;
}

const not = '(?:没有?|冇|冒得?|莫得|没得|无|呒没?|唔曾|未|从来没|一直没|一天都没|不)';
const paid = '(?:交|缴|买|参加|办|上)(?:过|得)?(?:啥|什么|一分)?(?:钱)?';

/** Said of the speaker or kin, not asked: 我妈在吃五保, 是低保户; never 能不能吃低保, 吃低保要啥条件. */
const claimed = (what: string): RegExp =>
  new RegExp(
    `(?:[我俺咱她他佢伊家妈娘爸爹爷奶婆公叔伯哥弟姐妹娃崽人]|屋头|屋里|老汉|是|已经)(?:[是在也都正]|已经|现在)*(?:${what})(?!要|的条件|吗|不|么|啵|没|冇)`,
    'u',
  );

export const saidFacts: readonly SaidFact[] = [
  {
    facts: ['household'],
    is: /^农村居民户口|农村劳动者/u,
    said: /(?:农村|农业|乡下|乡里|农民)(?:的)?户口|户口(?:是|在)?(?:农村|乡下)/u,
    holds: true,
  },
  {
    facts: ['household'],
    is: /^农村居民户口/u,
    said: /(?<!不是)(?:城镇|城市|城里|居民|非农)(?:的)?户口/u,
    holds: false,
  },
  {
    facts: ['disability', 'identity'],
    is: /有残疾(?:人)?证/u,
    said: /(?<!没|没有|莫得|冇|冇得|无|办)(?:有|拿了|领了|办了|办过)(?:.{0,2})残疾(?:人)?证/u,
    holds: true,
  },
  {
    facts: ['disability'],
    is: /残疾/u,
    said: new RegExp(`${not}(?:有|办|领|拿)?(?:过)?残疾(?:人)?证`, 'u'),
    holds: false,
  },
  {
    facts: ['contribution-years'],
    is: /养老保险/u,
    said: new RegExp(`${not}${paid}(?:养老|社保|保险)`, 'u'),
    holds: false,
  },
  { facts: ['contribution-years'], is: /保险/u, said: new RegExp(`${not}(?:交|缴)(?:够|满|齐)`, 'u'), holds: false },
  {
    facts: ['contribution-years'],
    is: /保险/u,
    said: /(?:交|缴|买)(?:够|满|齐)(?:了|咗|哒|哩|咧|的|年限|十五年)/u,
    holds: true,
  },
  {
    facts: ['contribution-years'],
    is: /失业保险/u,
    said: new RegExp(`${not}${paid}(?:失业|社保|保险)`, 'u'),
    holds: false,
  },
  {
    facts: ['insurance'],
    is: /^没有参加职工基本养老保险/u,
    said: new RegExp(`${not}${paid}(?:职工)?(?:养老|社保)`, 'u'),
    holds: true,
  },
  {
    facts: ['insurance'],
    is: /^没有参加职工基本养老保险/u,
    said: /(?:在|单位|厂里|公司)(?:给我)?(?:交|缴|买)(?:着|了)?职工(?:养老|社保)/u,
    holds: false,
  },
  {
    facts: ['insurance'],
    is: /^参加(?:了)?(?:基本医保|城乡居民医保|居民医保|基本医疗保险)/u,
    said: /(?<!没|没有|冇|未|不)(?:交|缴|买|参加)(?:了|过|着|咗|哒)(?:今年的?)?(?:城乡居民)?(?:医保|新农合|合作医疗)/u,
    holds: true,
  },
  {
    facts: ['insurance'],
    is: /^参加(?:了)?(?:基本医保|城乡居民医保|居民医保|基本医疗保险)/u,
    said: new RegExp(`${not}(?:有)?${paid}(?:医保|新农合|合作医疗)`, 'u'),
    holds: false,
  },
  {
    facts: ['identity', 'benefit'],
    is: /^低保(?:家庭|对象)|^特困、低保/u,
    said: claimed('低保户|低保对象|(?:吃|领)(?:着|起|到)?低保'),
    holds: true,
  },
  {
    facts: ['identity', 'benefit'],
    is: /^特困(?:人员|供养)/u,
    said: claimed('五保户?|特困户|特困人员|(?:吃|领)(?:着|起|到)?五保'),
    holds: true,
  },
  {
    facts: ['service'],
    is: /^退役军人|退役的?(?:军官|士兵)|退出现役/u,
    said: /(?:我|他|老汉|爸|爹|公公|男人)?(?<!没|没有|冇|未|不)(?:是|当过|当了.{0,3}年)(?:退伍|退役|义务)?兵|退伍回来|退役军人|退伍军人|复员/u,
    holds: true,
  },
  { facts: ['service'], is: /退役|现役|义务兵/u, said: new RegExp(`${not}(?:有)?当过兵`, 'u'), holds: false },
  {
    facts: ['employment'],
    is: /^失业人员|^现在没有工作/u,
    said: /失业了|下岗了|没(?:有)?(?:得)?工作|冇工(?:做|作)|莫得工作|没活干/u,
    holds: true,
  },
  {
    facts: ['benefit'],
    is: /领养老金|按月领养老金|正在领养老金/u,
    said: /(?:已经|在|正)(?:领|拿)(?:着|起|了)?(?:职工)?(?:养老金|退休金|退休工资)/u,
    holds: true,
  },
  {
    facts: ['family'],
    is: /一个孩子或者两个女孩/u,
    said: /(?:只有|只生了?|就|就有|独)(?:一个|个)?(?:独生|娃|孩|儿子|女儿|崽|仔|女)|两个(?:女儿|女娃|闺女|女孩|妹娃)|独生子女/u,
    holds: true,
  },
  {
    facts: ['family'],
    is: /父母都外出务工/u,
    said: /(?:爸妈|父母|爹妈|爹娘|爸爸妈妈|儿子(?:和)?媳妇|两口子)(?:都)?(?:在|去|到)(?:外|广东|浙江|深圳|城里).{0,4}(?:打工|务工|做工|上班)/u,
    holds: true,
  },
];
