import { describe, expect, it } from 'vitest';
import { createNearSounds, soundedChars } from '../../../server/dialect/confusions.js';
import { defaultMerges, syllables } from '../../../server/dialect/phonetics.js';
import { createSoundWords, soundWordTree } from '../../../server/dialect/sound-words.js';

const words = ['低保', '养老金', '打工工资', '残疾证', '宅基地'];
const chars = soundedChars([...words, '底包抱暴']);
const near = createNearSounds(
  chars.map((c) => c.sound),
  defaultMerges,
  0.9,
);
const search = createSoundWords(soundWordTree(words), near, { near: 6, missing: 6, doubled: 5, limit: 7 });
const find = (heard: string, start = 0) =>
  search(
    syllables(heard).map((s) => s.sound),
    start,
  );

describe('createSoundWords', () => {
  it('finds a word by its sound', () => {
    expect(find('底包在哪')).toEqual([{ word: '低保', end: 2, cost: 0 }]);
    expect(find('我的杨老金', 2)[0]).toEqual({ word: '养老金', end: 5, cost: 0 });
  });

  it('takes merged sounds for the same, near ones at a price', () => {
    expect(find('摘基地')[0]).toEqual({ word: '宅基地', end: 3, cost: 0 });
    const [far] = find('大公公司');
    expect(far).toMatchObject({ word: '打工工资', end: 4 });
    expect(far?.cost).toBeGreaterThan(0);
  });

  it('forgives one syllable that is missing or heard twice, not two', () => {
    expect(find('养金')).toContainEqual({ word: '养老金', end: 2, cost: 6 });
    expect(find('养老老金')).toContainEqual({ word: '养老金', end: 4, cost: 5 });
    expect(find('养个老金')).not.toContainEqual(expect.objectContaining({ word: '养老金', end: 4 }));
    expect(find('养')).toEqual([]);
    expect(find('打资').filter((m) => m.word === '打工工资')).toEqual([]);
  });

  it('goes across nothing that is not a syllable', () => {
    expect(search(['di', undefined, 'bao'], 0)).toEqual([]);
  });
});
