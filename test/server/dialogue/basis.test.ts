/** How people ask what an answer rests on. */
import { describe, expect, it } from 'vitest';
import { asksBasis } from '../../../server/dialogue/basis.js';

describe('asking for the basis', () => {
  it.each([
    '依据是什么？',
    '依据是什么',
    '依据是啥',
    '有依据没得',
    '凭什么这么说',
    '是哪条法律规定的',
    '根据系咩',
    '那凭啥子规定嘛',
  ])('%s', (text) => {
    expect(asksBasis(text)).toBe(true);
  });

  it.each(['凭什么不给我办低保', '办低保要什么依据材料', '那要带什么', '哪条路去派出所'])(
    '%s: asks something else',
    (text) => {
      expect(asksBasis(text)).toBe(false);
    },
  );
});
