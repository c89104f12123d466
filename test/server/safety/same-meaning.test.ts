import { describe, expect, it } from 'vitest';
import { keepsMeaning } from '../../../server/safety/same-meaning.js';

describe('keepsMeaning', () => {
  it.each([
    ['申请低保唔收钱，边个收钱您就举报。', '申请低保不收费，谁收钱您就举报。'],
    ['唔使户口簿，带身份证就得。', '不用户口簿，带身份证就行。'],
    ['毋免带户口簿。', '不用带户口簿。'],
    ['三十个工作日内搞得好嘛。', '三十个工作日内办好。'],
    ['莫点短信里头的链接。', '别点短信里的链接。'],
    ['冇手机嘅，去村委会办。', '没有手机的，到村委会办。'],
  ])('%s', (local, standard) => {
    expect(keepsMeaning(local, standard)).toBe(true);
  });

  it.each([
    ['申请低保收钱。', '申请低保不收钱。'],
    ['唔可以带户口簿。', '不用带户口簿。'],
    ['毋通代办。', '可以代办。'],
    ['三十天内搞得好嘛。', '三十个工作日内办好。'],
    ['最多三十个工作日。', '至少三十个工作日。'],
    ['打12346问。', '打12345问。'],
    ['净系可以喺镇度办。', '可以在镇里办。'],
    ['得闲饮茶啦。', '到乡镇政府申请。'],
    ['甲唔可以领，乙可以领。', '甲可以领，乙不可以领。'],
  ])('not: %s for %s', (local, standard) => {
    expect(keepsMeaning(local, standard)).toBe(false);
  });
});
