import { describe, expect, it } from 'vitest';
import type { SoundMerge } from '../../../../server/dialect/pack.js';
import { soundArm, soundTokeniser } from '../../../../server/knowledge/retrieval/sound-arm.js';
import { soundsOf } from '../../../../server/knowledge/retrieval/sound-readings.js';

const keys = soundTokeniser();

describe('keys of sound', () => {
  it('are the same for homophones, whatever is written', () => {
    expect(keys('杨劳金')).toEqual(keys('养老金'));
    expect(keys('低保')).not.toEqual(keys('养老'));
  });

  it('are the same for sounds that the dialect does not tell apart, and only for those', () => {
    const merge: SoundMerge = { part: 'initial', sounds: ['f', 'h'], with: ['u'], note: '' };
    expect(soundTokeniser([merge])('户口')).toEqual(soundTokeniser([merge])('付口'));
    expect(soundTokeniser([])('户口')).not.toEqual(soundTokeniser([])('付口'));
  });

  it('are one for each pair of neighbours, and heed their order', () => {
    expect(keys('养老金')).toHaveLength(2);
    expect(keys('老养')).not.toEqual(keys('养老'));
    expect(keys('养')).toHaveLength(1);
    expect(keys('养，老')).toHaveLength(2);
    expect(keys('？')).toEqual([]);
  });

  it('read figures as they are said', () => {
    expect(keys('满60岁')).toEqual(keys('满六十岁'));
  });

  it('are whole numbers of 32 bits', () => {
    for (const key of keys('城乡居民基本养老保险ABC，怎么办理？')) expect(key).toBe(key >>> 0);
  });

  it('are what the arm compares, under its name and weight', () => {
    const arm = soundArm({ weight: 0.3 });
    expect(arm).toMatchObject({ name: 'sound', weight: 0.3 });
    expect(arm.tokenise('养老金')).toEqual(keys('养老金'));
  });
});

describe('readings', () => {
  it('depend on the neighbours where they must', () => {
    expect(soundsOf('银行卡')).toEqual(['yin', 'hang', 'ka']);
    expect(soundsOf('行李')).toEqual(['xing', 'li']);
    expect(soundsOf('重新办')[0]).toBe('chong');
    expect(soundsOf('很重')[1]).toBe('zhong');
  });

  it('leave what is not Chinese as it is, one entry a character', () => {
    expect(soundsOf('办a证')).toEqual(['ban', 'a', 'zheng']);
  });
});
