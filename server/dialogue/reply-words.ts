/**
 * How people in all the dialects say yes, no, "I don't know" and "none of them".
 * Promise: data and small pure tests over it; patterns are for a short reply, never for a whole question.
 * Change with it: reply.ts, choices.ts.
 */

/** 不晓得, 唔知, 毋知影, 弗晓得, 知不道, 搞不清, 记不得 … */
export const unsureWords =
  /(?:不|唔|毋|弗|勿|冇|莫|无|呒|没|不太|不大|唔係好|唔系好|也不|都不)(?:太|大|怎么|咋|是很|很)?(?:晓得|知道|知影|知|清楚|清爽|确定|记得|懂|了然|明白|识)|知不道|晓不得|(?:搞|弄|整|说|讲|分|记|闹|拎|摸|认|拿|算|理)(?:不|唔|勿|弗|毋|袂|无|没)(?:清|准|好|明白|得|上来|了|起|到)|说不来|讲不来|忘(?:记|了|咧|哒|脱|掉)|不一定|大概吧|可能吧|好像|莫根据|没数|没底|谁知道|哪(?:里|个|儿)?(?:晓得|知道)|边个知|啥人晓得|无定着|随便/;

/** The question's own "not" is agreed with or the statement is denied: 不是, 唔系, 毋是, 勿是, 不对 … */
export const denyWords =
  /^(?:那?(?:不|唔|毋|弗|勿|呣|嘸|袂)(?:是|系|係|对|啱|着|中|行|得|好|要|会|可以|算|够|愿意)|不$|不[啊呀哦嘛的得了哩咧嘞喽]|莫$|否)/;

/** 没有, 没得, 莫得, 冇, 无, 呒没, 盲(未), 还差两年 … */
export const lackWords =
  /没|莫得|莫有|冇|冒得|冒有|冒|无(?!线)|呒|毋|唔|弗|勿|未|盲|不|别|么得|么有|木有|木得|还差|差(?:一|两|二|三|四|五|六|七|八|九|十|几|点|些|得)|早着|早得很|才(?=[一二两三四五六七八九十\d])/;

/** 是, 系, 对头, 嗯, 中, 要得 … */
export const agreeWords =
  /^(?:就是|正是|硬是|确实|当然|肯定|那是|可不|是|系|係|对|着|啱|嗯|恩|唔(?=$|[，。啊])|欸|诶|哎|唉|哦|噢|嘿|中|行|要得|得(?=$|[，。嘅噶啊])|好|成|冇错|没错|无错|不错|勿错|侪是|都是|全是|会(?=$|[，。啊个的]))/;

/** 有, 满了, 交了, 在领, 够了 … */
export const holdWords =
  /有|满|够|到了|过了|交|缴|办|领|在|愿意|想|能|可以|齐|上了|参加|买了|签|住|做|干|属于|算|早就|已经|都|会/;

/** Said by who means none of the choices. */
export const noneWords =
  /(?:都|侪|拢|全|全部|通通|一个都|哪个都|边个都|样样|统统)(?:不|唔|毋|弗|勿|呣|冇|无|没|莫)(?:是|系|係|对|啱|着|要|有)?|(?:没|冇|无|莫得|呒没|冒得)(?:有)?(?:一个|一样)?(?:对|是)(?:的|个|咧|哩)?$|不是(?:这|那|搿|呢|咯|个)(?:些|几|啲|两|三|四)/;

/** Ends like a question and is none: 没呢, 对着呢, 交着呢. */
export const saidWithNe = /^(?:还?没有?|对着?|[有是在]|[交领吃上满住种办]着)呢$/u;

/** Words that only a question holds. */
export const questionWords =
  /怎|咋|啷个|哪|啥|什么|么子|么事|咩|乜|几时|几多|几钱|几耐|几久|好多|好久|多少|多久|多钱|点样|点解|样般|何什|何解|为什么|边度|边处|边个|按怎|按哪|底佗|啥人|吗$|呢$|不能|能不能|可不可以|行不行|中不中|有没有|是不是|得不得/;

/** How a question states its condition: 您满六十周岁了吗 · 您不是在校学生，是不是 · 您还在种地，没有荒，是不是. */
export type Polarity = 'plain' | 'negated' | 'mixed';

/** negated: the first thing stated is a "not", so that "没有" agrees; mixed: a "not" comes later, so that it says little. */
export function polarityOf(ask: string): Polarity {
  const statement = ask
    .replace(/[，、](?:是不是|对不对|对吗|对吧|是吧|有没有)[？?]$/u, '')
    .replace(/(?:了没有|没有|没)[？?]$/u, '')
    .replace(/是不是|有没有|愿不愿意|算不算|会不会|能不能|没签合同也?算?的?|还没[^，、]*的(?=\p{Script=Han})/gu, '');
  const [first = '', ...others] = statement.split(/[，、]/u).filter((clause) => !clause.startsWith('除了'));
  const states = /没|不是|未|不对/u;
  if (states.test(first)) return others.some((clause) => clause.startsWith('但')) ? 'mixed' : 'negated';
  return states.test(others.join('，')) ? 'mixed' : 'plain';
}
