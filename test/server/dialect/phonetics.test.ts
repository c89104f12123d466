import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readings, soundKey, soundKeys, syllables } from '../../../server/dialect/phonetics.js';

describe('syllables', () => {
  it('reads by the words around', () => {
    expect(syllables('银行行长').map((s) => s.sound)).toEqual(['yin', 'hang', 'hang', 'zhang']);
    expect(syllables('女').map((s) => s.sound)).toEqual(['nv']);
  });

  it('gives no sound to what is not a Chinese character, and keeps its place', () => {
    expect(syllables('办A卡😀，1').map((s) => s.sound)).toEqual([
      'ban',
      undefined,
      'ka',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has one entry a character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(
          syllables(text)
            .map((s) => s.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('readings', () => {
  it('lists all readings of a character', () => {
    expect(readings('长').sort()).toEqual(['chang', 'zhang']);
    expect(readings('a')).toEqual([]);
  });
});

describe('soundKey', () => {
  const same = (a: string, b: string, merges?: Parameters<typeof soundKey>[1]) =>
    expect(soundKey(a, merges)).toBe(soundKey(b, merges));

  it('merges by default what most speakers mix up', () => {
    same('nan', 'lan');
    same('zhi', 'zi');
    same('ling', 'nin');
    same('sheng', 'sen');
    expect(soundKey('bao')).not.toBe(soundKey('pao'));
  });

  it('takes the merges of a pack, with their condition', () => {
    const merges = [{ part: 'initial' as const, sounds: ['f', 'h'], with: ['u'], note: '' }];
    same('hu', 'fu', merges);
    expect(soundKey('huang', merges)).not.toBe(soundKey('fang', merges));
    same('shi', 'xi', [{ part: 'syllable', sounds: ['shi', 'xi', 'si'], with: [], note: '' }]);
    same('cai', 'cei', [{ part: 'final', sounds: ['ai', 'ei'], with: ['c'], note: '' }]);
  });

  it('is its own key', () => {
    const key = soundKeys();
    for (const sound of ['lan', 'zhi', 'ling', 'sheng', 'bao', 'yuan']) expect(key(key(sound))).toBe(key(sound));
  });
});
