import { describe, expect, it } from 'vitest';
import { splitWritten, spokenSyllable } from '../../../server/dialect/syllable.js';

describe('splitWritten', () => {
  it.each([
    ['ling', 'l', 'ing'],
    ['zhuang', 'zh', 'uang'],
    ['yin', 'y', 'in'],
    ['an', '', 'an'],
    ['nve', 'n', 've'],
  ])('%s is %s + %s', (pinyin, initial, final) => {
    expect(splitWritten(pinyin)).toEqual({ initial, final });
  });
});

describe('spokenSyllable', () => {
  it.each([
    ['yang', '', 'i', 'a', 'ng'],
    ['wei', '', 'u', 'e', 'i'],
    ['gui', 'g', 'u', 'e', 'i'],
    ['liu', 'l', 'i', 'o', 'u'],
    ['jun', 'j', 'v', 'e', 'n'],
    ['xiong', 'x', 'v', 'e', 'ng'],
    ['bo', 'b', 'u', 'o', ''],
    ['lv', 'l', '', 'v', ''],
    ['yuan', '', 'v', 'a', 'n'],
    ['er', '', '', 'e', 'r'],
  ])('%s is said %s|%s|%s|%s', (pinyin, initial, medial, nucleus, coda) => {
    expect(spokenSyllable(pinyin)).toEqual({ initial, medial, nucleus, coda });
  });
});
