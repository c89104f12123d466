import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { syllablePhonemes, toPhonemes } from '../../../server/speech/phonemes.js';

/** The symbols of Kokoro's vocabulary. */
const vocabulary = new Set(
  ';:,.!?—…"()“” ̃ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ',
);

describe('syllablePhonemes', () => {
  it.each([
    ['ma', 1, 'ma→'],
    ['zhi', 3, 'ꭧɨ↓'],
    ['si', 4, 'sɨ↘'],
    ['ri', 4, 'ɻɨ↘'],
    ['ji', 1, 'ʨi→'],
    ['ju', 4, 'ʨy↘'],
    ['que', 1, 'ʨʰɥe→'],
    ['xuan', 3, 'ɕɥɛ↓n'],
    ['qun', 2, 'ʨʰy↗n'],
    ['nv', 3, 'ny↓'],
    ['lve', 4, 'lɥe↘'],
    ['yuan', 2, 'ɥɛ↗n'],
    ['yi', 1, 'i→'],
    ['wu', 3, 'u↓'],
    ['wo', 3, 'wo↓'],
    ['bo', 1, 'pwo→'],
    ['weng', 1, 'wə→ŋ'],
    ['zhong', 1, 'ꭧʊ→ŋ'],
    ['xiong', 2, 'ɕjʊ↗ŋ'],
    ['liu', 4, 'ljou↘'],
    ['gui', 4, 'kwei↘'],
    ['chun', 1, 'ꭧʰwə→n'],
    ['er', 2, 'ɚ↗'],
    ['de', 5, 'tɤ'],
    ['ng', 4, 'ə↘ŋ'],
    ['a', 5, 'a'],
  ])('%s%d: %s', (sound, tone, phonemes) => {
    expect(syllablePhonemes({ sound, tone })).toBe(phonemes);
  });
  it('has nothing for what is no syllable', () => {
    expect(syllablePhonemes({ sound: 'xyz', tone: 1 })).toBe('');
    expect(syllablePhonemes({ sound: '', tone: 5 })).toBe('');
  });
  it('reads every common character, with symbols of the vocabulary only', () => {
    const all = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i));
    const unread = new Set<string>();
    for (const char of all) {
      const [reading = ''] = pinyin(char, { toneType: 'num', type: 'array', v: true });
      const [, sound = '', tone = ''] = /^([a-z]+)(\d)$/.exec(reading) ?? [];
      const phonemes = syllablePhonemes({ sound, tone: Number(tone) });
      if (phonemes === '') unread.add(sound);
      for (const symbol of phonemes) if (!vocabulary.has(symbol)) expect([char, symbol]).toEqual('a known symbol');
    }
    // Characters that have no reading, and 呣, which has no vowel.
    expect([...unread].sort()).toEqual(['', 'm']);
  });
});

describe('toPhonemes', () => {
  it.each([
    ['您好。', 'ni↗nxau↓.'],
    ['身份证', 'ʂə→nfə↘nꭧə↘ŋ'],
    ['到村里去办，不收钱！', 'tau↘ ʦʰwə→nli ʨʰy↘ pa↘n, pu↘ ʂou→ ʨʰjɛ↗n!'],
    ['（先）登记', 'ɕjɛ→n, tə→ŋʨi↘'],
    ['这儿', 'ꭧɤ↘ɚ'],
    ['女儿', 'ny↓ɚ↗'],
    ['ATM', 'ei→ tʰi↘ ai↗mu'],
    ['“”，。', ''],
    ['😀', ''],
    ['', ''],
  ])('%s → %s', (text, phonemes) => {
    expect(toPhonemes(text)).toBe(phonemes);
  });
  it('gives only symbols of the vocabulary, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const symbol of toPhonemes(text)) expect(vocabulary).toContain(symbol);
      }),
    );
  });
});
