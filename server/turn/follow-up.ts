/**
 * Whether a question goes on from the one before ("那要带啥子嘛") rather than starting a new subject, and what it then asks.
 * Promise: pure; a question that names a service or another subject never goes on from the last.
 * Change with it: elliptic-words.ts, understand.ts, evidence.ts, server/dialogue/memory.ts.
 */
import { type AspectScores, aspectScores } from '../knowledge/aspect-scores.js';
import type { Decision } from './decide.js';
import { ellipticWords, fillers, supposing } from './elliptic-words.js';
import type { Evidence } from './evidence.js';
import type { Aspect, Need } from './turn.js';

/** Pairs of characters: what is longer says for itself what it is about. */
const longestEllipsis = 14;
/** A name said this far (see Evidence.named) is a subject. */
const namedBar = 0.5;
/** Words by which people go on: 那…呢, 要是, 如果. */
const goingOn = /^(?:那|噶|咁|格末|要是|如果|若是|万一|还有|再问|另外|哪怕|如若|那么|那个|这个)/;
/** So sure of a service that only a word of going on counts against it. */
const sureOfItself = 0.9;

/** "那低保呢": goes on, and names the service that it goes on to. */
export const namesNext = (text: string, { named, topicNamed }: Evidence): boolean =>
  goesOn(text) && named >= namedBar && topicNamed < namedBar;

export const goesOn = (text: string): boolean => goingOn.test(text);

export function isFollowUp(text: string, evidence: Evidence | undefined, decision: Decision | undefined): boolean {
  if (!evidence || !decision) return true;
  if (evidence.length <= longestEllipsis && namesInPassing.some((words) => words.test(bare(text)))) return true;
  if (evidence.exact || evidence.named >= namedBar || evidence.topicNamed >= namedBar) return false;
  if (evidence.length > longestEllipsis) return false;
  if (goesOn(text) || hasNoSubject(text)) return true;
  return decision.decision !== 'service' || decision.confidence < sureOfItself;
}

const papers =
  '(?:身份证|户口[本簿]|社保卡|医保卡|残疾证|结婚证|出生证|出生证明|营业执照|居住证|驾驶证|房产证|土地证|退伍证|优待证|银行卡|照片|证明|复印件|发票|合同)';
const none = '(?:没(?:有|得|办|带)?|莫得|冇|冒得|冒|无|呒没|呒|毋|唔见|丢了?|掉了?|不见了?)';
/** Services by whose names papers and groups of people are called, when it is those that are spoken of, not the service. */
const namesInPassing: readonly RegExp[] = [
  // 身份证要不要带, 要拿户口本不; not 身份证要带什么, 办身份证要带户口本吗.
  new RegExp(
    `^(?:那|还|噶|咁|格末|阿|我|是不是|光|只|就)*(?:${papers}[和跟同、]?)+(?:的)?(?:原件|复印件)?(?:也|还|都|阿|爱|可)?(?:要|用|得|需|使|着|爱|带|拿|行|够|可以)(?!.*(?:什么|啥|哪|咩|么子|么个|么事|乜|办|多少|几))`,
    'u',
  ),
  new RegExp(
    `^(?:那|还|噶|咁|格末|阿|我|是不是|光|只|就|要不要|要|得|使唔使|用不用|爱|着|可以|也)*(?:带|拿|交|提|攞|拎|备|用)(?:上|着|齐)?${papers}`,
    'u',
  ),
  // 要是没得残疾证呢, 那我冇社保卡点算.
  new RegExp(
    `^(?:那|噶|咁|格末|要是|如果|若是|若|万一|我|俺|他|她|佢|伊|老人|屋头|家里|娃|孩子)+${none}${papers}`,
    'u',
  ),
  // 和低保一起领得不: the two together.
  /^(?:那|噶|咁|格末|可以|能不能|可不可以)*(?:和|跟|同|与|得|佮|摎).{2,8}(?:一起|同时|一路|作伙)(?:领|吃|办|拿|攞|享)/u,
  // 那低保户呢, 吃五保的能领不.
  /^(?:那|噶|咁|格末|要是|如果|是|吃|领|我家?|俺家?|屋头|家里|老人)+(?:低保|五保|特困|脱贫|贫困|残疾|退伍|退役)(?:户|家庭|人员?|军人|的|嘅|个)/u,
];

/** Characters that are left when the words of asking are taken out, and still no subject. */
const noSubject = 1;

/** "爱提啥物件去", "可唔可以叫人代办": asks something, and says of nothing what. */
export function hasNoSubject(text: string): boolean {
  const plain = bare(text);
  const pattern = ellipticWords.find(([, words]) => words.test(plain))?.[1];
  if (!pattern) return false;
  return plain.replace(pattern, '').replace(fillers, '').length <= noSubject;
}

/** What a question asks that leaves its subject out; undefined when its words do not say. `before`: what was asked last. */
export function ellipticAspect(text: string, before: Aspect): Aspect | undefined {
  const plain = bare(text);
  const said = ellipticWords.find(([, words]) => words.test(plain))?.[0];
  if (said) return said;
  if (supposing.test(plain)) return 'exception';
  // "我妈呢", "那二级的呢": the same of another one; a case of its own where nothing in particular was asked.
  if (/(?:呢|咧|嘞|喃|啦|哩)$/u.test(plain)) return before === 'overview' || before === 'how' ? 'exception' : before;
  return undefined;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s，。！？、；：,.!?;:…]/gu, '');

/** A pattern of less than this only hints. */
const hinted = 0.6;

/** What is asked of whichever service is meant, where none is named yet: by words that ask for it, else what it is about. */
export function plainlyAsked(aspects: AspectScores): Aspect {
  const [best] = [...aspects].filter(([aspect]) => aspect !== 'how').sort((a, b) => b[1] - a[1]);
  return best && best[1] >= hinted ? best[0] : 'overview';
}

/** Enough for what is asked to come before whatever reads alike. */
const decisive = 8;

/** What the passages of the service are ranked by: the words of the question, and before them what a question asks that goes on. */
export function aspectsFor(need: Pick<Need, 'aspect' | 'followed'>, wordings: readonly string[]): AspectScores {
  const scores = aspectScores(wordings, need.aspect);
  return need.followed ? new Map([...scores, [need.aspect, decisive]]) : scores;
}
