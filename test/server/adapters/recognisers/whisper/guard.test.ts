import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inventionReason,
  isChinese,
  isLoop,
  saidOnce,
} from '../../../../../server/adapters/recognisers/whisper/guard.js';

describe('isLoop', () => {
  it.each([
    ['小'.repeat(40), 3],
    ['我们的'.repeat(12), 4],
    ['养老金怎么领养老金怎么领养老金', 1.2],
    ['小小小小小小', 1],
  ])('catches %s in %d seconds', (text, seconds) => {
    expect(isLoop(text, seconds)).toBe(true);
  });

  it.each([
    ['养老金怎么领', 1.5],
    ['低保怎么办，低保怎么办', 3],
    ['好好好', 1],
    ['我妈今年满六十了，养老金咋个领嘛，要带些啥子材料去', 5],
    ['天天上班天天加班，天天不发工资', 3],
    ['13888888888', 4],
    ['', 1],
  ])('lets %s pass in %d seconds', (text, seconds) => {
    expect(isLoop(text, seconds)).toBe(false);
  });

  it('catches any piece that goes on and on', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'低保养老金怎么办'), minLength: 1, maxLength: 8 }), (piece) => {
        expect(isLoop(piece.repeat(Math.ceil(60 / piece.length)), 5)).toBe(true);
      }),
    );
  });
});

describe('isChinese', () => {
  it('lets Chinese and figures pass, and nothing else', () => {
    expect(['低保', '办ETC卡', '12345'].every(isChinese)).toBe(true);
    expect(['', 'Night Song', '...', 'ETC'].some(isChinese)).toBe(false);
  });
});

describe('saidOnce', () => {
  it.each([
    ['养老金怎么领养老金怎么领', '养老金怎么领'],
    ['低保怎么办，低保怎么办，低保怎么办', '低保怎么办'],
    ['好的好的', '好的好的'],
    ['天天上班天天加班', '天天上班天天加班'],
    ['13881388', '13881388'],
  ])('%s → %s', (text, once) => {
    expect(saidOnce(text)).toBe(once);
  });
});

describe('inventionReason', () => {
  it.each([
    '请不吝点赞 订阅 转发 打赏支持明镜与点点栏目',
    '字幕由Amara.org社群提供',
    '中文字幕志愿者 李宗盛',
    '谢谢观看',
    '感谢大家的收看',
  ])('knows %s', (text) => {
    expect(inventionReason(text)).toBeDefined();
  });

  it.each([
    '谢谢你，我想问低保怎么办',
    '我要给社区送面锦旗感谢大家',
    '怎么订阅电子社保卡的短信',
    '残疾人字幕翻译服务在哪里申请',
    '低保在哪里申请',
  ])('leaves %s alone', (text) => {
    expect(inventionReason(text)).toBeUndefined();
  });
});
