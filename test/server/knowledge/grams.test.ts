import { describe, expect, it } from 'vitest';
import { soundKeys } from '../../../server/dialect/phonetics.js';
import { charGrams, charPairs, cleanRuns, soundGrams } from '../../../server/knowledge/grams.js';

describe('grams', () => {
  it('are characters and pairs, not across punctuation', () => {
    expect(charGrams('低保，怎')).toEqual(['低', '保', '低保', '怎']);
    expect(charPairs('低保怎办')).toEqual(['低保', '保怎', '怎办']);
  });

  it('read figures as they are said', () => {
    expect(cleanRuns('满60岁 A卡')).toEqual(['满六十岁', 'a卡']);
    expect(charGrams('60')).toEqual(charGrams('六十'));
  });

  it('of sounds meet where the ear does', () => {
    const key = soundKeys();
    expect(soundGrams('摘基地', key)).toEqual(soundGrams('宅基地', key));
    expect(soundGrams('低保', key)).toEqual(['di', 'bao', 'di bao']);
    expect(soundGrams('a低', key)).toEqual(['a', 'di', 'a di']);
  });
});
