import { describe, expect, it } from 'vitest';
import { aspectScores } from '../../../server/knowledge/aspect-scores.js';

const top = (text: string) => [...aspectScores([text])].sort((a, b) => b[1] - a[1])[0]?.[0];

describe('aspectScores', () => {
  it.each([
    ['低保要带什么材料', 'materials'],
    ['办低保要带啥子', 'materials'],
    ['申请要带咩文件', 'materials'],
    ['低保在哪里申请', 'where'],
    ['吃低保找哪个', 'where'],
    ['身份证去边度换', 'where'],
    ['低保一个月好多钱', 'amount'],
    ['养老金几多钱一个月', 'amount'],
    ['办身份证收不收钱', 'fee'],
    ['补证使唔使俾钱', 'fee'],
    ['身份证多久能拿到', 'time-limit'],
    ['申请咗几耐先批下来', 'time-limit'],
    ['啥子条件能吃低保', 'who'],
    ['好多岁可以领', 'who'],
    ['身份证掉了咋个整', 'lost'],
    ['身份证唔见咗', 'lost'],
    ['我可以帮老汉儿代办不', 'proxy'],
    ['低保没批下来', 'refused'],
    ['名字写错了', 'wrong'],
    ['过期了还能补办手续不', 'late'],
    ['几年认证一次', 'frequency'],
    ['可以同时领两份不', 'concurrent'],
    ['我要投诉', 'appeal'],
    ['手机上咋个弄', 'how'],
    ['今天星期三', 'overview'],
  ])('%s asks for %s', (text, aspect) => {
    expect(top(text)).toBe(aspect);
  });

  it('stays within 0..1 and looks at every wording', () => {
    const scores = aspectScores(['低保在哪里申请', '要带什么材料，收不收钱']);
    expect([...scores.keys()]).toEqual(expect.arrayContaining(['where', 'materials', 'fee']));
    for (const score of scores.values()) expect(score).toBeLessThanOrEqual(1);
  });

  it('tells who asks how it is done what it is about, too', () => {
    expect(aspectScores(['低保怎么办']).get('overview')).toBe(aspectScores(['低保怎么办']).get('how'));
  });
});

it('takes what is given for what the words leave open, and only then', () => {
  expect([...aspectScores(['那低保呢'], 'materials').keys()]).toEqual(['materials']);
  expect(aspectScores(['那低保在哪里办呢'], 'materials').has('materials')).toBe(false);
});
