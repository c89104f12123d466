/** Which second questions go on from the first, and what they ask. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aspectScores } from '../../../server/knowledge/aspect-scores.js';
import type { Evidence } from '../../../server/turn/evidence.js';
import {
  aspectsFor,
  ellipticAspect,
  hasNoSubject,
  isFollowUp,
  namesNext,
  plainlyAsked,
} from '../../../server/turn/follow-up.js';

const evidence: Evidence = {
  services: [],
  topics: [],
  vague: [],
  exact: false,
  service: 0.6,
  lead: 0.05,
  topic: 0.3,
  half: 0,
  serviceChance: 0,
  topicChance: 0,
  halfChance: 0,
  unknown: 0.1,
  focus: 0.5,
  topicFocus: 0,
  named: 0,
  topicNamed: 0,
  length: 5,
};
const service = (confidence: number) => ({ decision: 'service' as const, confidence });

describe('a second question', () => {
  it.each([
    ['that nobody knows', '要带些什么', evidence, { decision: 'unknown' as const, confidence: 0.9 }, true],
    ['that fits several services', '在哪里办', evidence, { decision: 'ambiguous' as const, confidence: 0.9 }, true],
    ['that hardly points anywhere', '要好久', evidence, service(0.6), true],
    ['that says it goes on', '那要是他本人来不了呢', evidence, service(0.95), true],
    ['that is sure of itself but says of nothing what', '可以叫人代办不', evidence, service(0.95), true],
    ['that is a question of its own', '残疾证怎么办', evidence, service(0.95), false],
    ['that names a service', '那低保呢', { ...evidence, named: 0.5 }, service(0.7), false],
    [
      'that names another subject',
      '那护照呢',
      { ...evidence, topicNamed: 0.5 },
      { decision: 'topic' as const, confidence: 0.7 },
      false,
    ],
    ['that tells a story', '那我隔壁的亲戚在外面打工他的娃儿', { ...evidence, length: 16 }, service(0.5), false],
    ['that is a known question word for word', '要带什么', { ...evidence, exact: true }, service(1), false],
  ])('%s', (_, text, found, decision, goesOn) => {
    expect(isFollowUp(text, found, decision)).toBe(goesOn);
  });

  it('without anything in it goes on', () => {
    expect(isFollowUp('嗯', undefined, undefined)).toBe(true);
  });
});

describe('a service’s name said in passing', () => {
  const named = { ...evidence, named: 0.75 };
  it.each([
    '那身份证要带不',
    '身份证和户口本都要带吗',
    '要不要带户口本',
    '要是没得残疾证呢',
    '那我冇社保卡点算',
    '那低保户呢',
    '吃五保的能领不',
    '和低保一起领得不',
  ])('goes on: %s', (text) => expect(isFollowUp(text, named, service(0.95))).toBe(true));

  it.each([
    '身份证要带什么',
    '办身份证要带户口本吗',
    '身份证要多少钱',
    '残疾证要去哪里办',
    '那低保呢',
    '我的社保卡丢了怎么补',
    '吃低保要什么条件',
  ])('is the subject: %s', (text) => expect(isFollowUp(text, named, service(0.95))).toBe(false));
});

describe('a second question that names the next service', () => {
  it.each([
    ['那低保呢', { named: 0.5 }, true],
    ['低保在哪里办', { named: 0.5 }, false],
    ['那要带什么', { named: 0 }, false],
    ['那护照呢', { named: 0.5, topicNamed: 0.5 }, false],
  ])('%s', (text, more, next) => {
    expect(namesNext(text, { ...evidence, ...more })).toBe(next);
  });
});

describe('a question without its subject', () => {
  it.each(['那要好多天嘛', '可唔可以叫人代办', '爱提啥物件去', '在哪儿办', '要不要钱', '丢了咋办呢'])('%s', (text) => {
    expect(hasNoSubject(text)).toBe(true);
  });

  it.each(['残疾证怎么办', '低保要带什么', '你好', '那低保呢', '种粮补贴哪天发'])('has one: %s', (text) => {
    expect(hasNoSubject(text)).toBe(false);
  });
});

describe('what an elliptic question asks', () => {
  const pairs = readFileSync('test/fixtures/follow-ups-dev.tsv', 'utf8').trim().split('\n').slice(1);
  // Those that name the next service carry on what was asked before; one leaves too much unsaid.
  const elliptic = pairs.map((p) => p.split('\t')).filter(([, , q = '']) => !/[证助]呢$/u.test(q));

  it('is read from the words of every dialect for nine in ten', () => {
    const wrong = elliptic.filter(
      ([, , q = '', , aspect = '']) => !aspect.split('|').includes(ellipticAspect(q, 'how') ?? ''),
    );
    expect(wrong.length / elliptic.length, wrong.map((w) => w[2]).join('\n')).toBeLessThanOrEqual(0.1);
  });

  it.each([
    ['那我妈呢', 'who', 'who'],
    ['那我妈呢', 'materials', 'materials'],
    ['那我妈呢', 'overview', 'exception'],
    ['要是人不在了呢', 'where', 'exception'],
    ['是咯', 'where', undefined],
  ] as const)('%s after %s', (text, before, aspect) => {
    expect(ellipticAspect(text, before)).toBe(aspect);
  });

  it('comes before whatever reads alike', () => {
    const wordings = ['手机上能弄不'];
    const best = (followed: boolean) =>
      [...aspectsFor({ aspect: 'proxy', ...(followed && { followed }) }, wordings)].sort((a, b) => b[1] - a[1])[0]?.[0];
    expect(best(true)).toBe('proxy');
    expect(best(false)).toBe('how');
  });
});

describe('what is asked where no service is named yet', () => {
  it('is what the words plainly ask, else what it is about', () => {
    const of = (text: string) => plainlyAsked(aspectScores([text]));
    expect(of('去哪里办')).toBe('where');
    expect(of('给我办个证明')).toBe('overview');
    expect(of('那个事怎么办')).toBe('overview');
  });
});
