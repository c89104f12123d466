/** A small knowledge base for tests of the search and the repair: three services, two other subjects. */
import type { Guide, GuideFaq } from '../../server/knowledge/guide.js';
import { buildLibrary, type Library } from '../../server/knowledge/library.js';
import type { TopicEntry } from '../../server/knowledge/topics.js';
import type { Aspect } from '../../server/turn/turn.js';
import { sampleGuide } from '../fixtures/guides.js';

type Faq = readonly [Aspect, readonly string[], string];

export function guideOf(id: string, name: string, aliases: string[], faq: readonly Faq[]): Guide {
  const entries: GuideFaq[] = faq.map(([aspect, ask, say]) => ({ aspect, ask: [...ask], say: [say], basis: [] }));
  const say = (text: string) => ({ say: [text], basis: [] });
  return {
    ...sampleGuide(),
    id,
    name,
    aliases,
    audience: `要办${name}的人`,
    sections: {
      overview: say(`${name}是这么回事。`),
      who: say(`够条件的人可以办${name}。`),
      where: say(`${name}到乡镇便民服务中心办。`),
      how: say(`先交材料，再等${name}批下来。`),
      'time-limit': say(`${name}按时办好。`),
      fee: say(`${name}不收钱。`),
    },
    faq: entries,
  };
}

export const smallGuides = (): Guide[] => [
  guideOf(
    'subsistence-allowance',
    '最低生活保障',
    ['低保', '吃低保', '低保金'],
    [
      ['where', ['低保在哪里申请', '吃低保找哪个', '想申请低保去哪儿', '办低保去边度'], '到乡镇政府申请低保。'],
      ['who', ['啥子条件能吃低保', '哪些人能评低保', '家里穷能不能吃低保'], '家里收入低的可以申请低保。'],
      ['amount', ['低保一个月好多钱', '低保每月发多少', '低保几多钱一个月'], '低保标准当地定。'],
      ['refused', ['低保没批下来咋个办', '低保给停了找谁'], '不服可以申诉。'],
    ],
  ),
  guideOf(
    'id-card',
    '居民身份证申领、换领、补领',
    ['身份证', '办身份证', '换身份证', '补身份证'],
    [
      ['lost', ['身份证掉了咋补', '身份证丢了怎么办', '身份证唔见咗点算'], '带户口簿到派出所补身份证。'],
      ['time-limit', ['身份证多久能办好', '身份证几天拿到'], '身份证按时办好。'],
      ['where', ['身份证在哪里换', '换身份证去哪个派出所'], '到派出所换身份证。'],
    ],
  ),
  guideOf(
    'resident-pension-claim',
    '城乡居民基本养老保险待遇申领',
    ['领养老金', '农村养老金', '养老钱'],
    [
      ['overview', ['养老金怎么领', '六十岁了养老金咋个领', '满六十养老金咋领咧'], '满六十可以领养老金。'],
      ['amount', ['养老金一个月领多少', '养老金有好多钱'], '养老金当地定。'],
      ['refused', ['养老金停了怎么回事', '养老金咋不发了'], '先去认证养老金资格。'],
    ],
  ),
];

export const smallTopics = (): TopicEntry[] => [
  {
    id: 'weather',
    name: '天气',
    status: 'out-of-scope',
    asks: ['今天天气怎么样', '明天落不落雨', '会不会下雪', '天气预报'],
    say: ['天气我不清楚。'],
  },
  {
    id: 'passport',
    name: '护照和出国',
    status: 'out-of-scope',
    asks: ['护照在哪里办', '出国要办什么证', '护照多少钱', '护照几天拿到'],
    say: ['护照请问出入境窗口。'],
    office: '出入境管理窗口',
  },
];

export const smallLibrary = (): Library => buildLibrary({ guides: smallGuides(), topics: smallTopics() });
