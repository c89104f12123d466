import { describe, expect, it } from 'vitest';
import { createMishear, type MishearOptions } from '../../../server/cli/mishear-text.js';
import { defaultMerges, soundKey, syllables } from '../../../server/dialect/phonetics.js';
import { soundDistance } from '../../../server/dialect/sound-distance.js';
import { seededRandom } from '../../../server/knowledge/retrieval/query-map-random.js';

const words = '养痒氧老劳牢金今斤领零岭取曲去保宝堡障账仗申身深请情轻的得地办伴半理里李低底地样阳羊';
const mishear = createMishear([words.repeat(20)], defaultMerges);
const text = '养老金领取2026，低保申请';
const half: MishearOptions = { share: 0.5, outside: 0, outsideErrors: 'near' };

const differing = (a: string, b: string) => [...a].flatMap((char, i) => (char === [...b][i] ? [] : [i]));
const soundAt = (t: string, i: number) => syllables(t)[i]?.sound ?? '';

describe('mishearing on purpose', () => {
  it('replaces the share asked for and nothing else', () => {
    const heard = mishear(text, half, seededRandom(1));
    expect([...heard]).toHaveLength([...text].length);
    expect(differing(text, heard)).toHaveLength(5);
    expect(heard).toContain('2026，');
    expect(mishear(text, { ...half, share: 0 }, seededRandom(1))).toBe(text);
  });

  it('keeps the sound, as the merges count sounds', () => {
    for (let seed = 0; seed < 20; seed++) {
      const heard = mishear(text, half, seededRandom(seed));
      for (const at of differing(text, heard)) expect(soundKey(soundAt(heard, at))).toBe(soundKey(soundAt(text, at)));
    }
  });

  it('leaves the sound where it is told to: for a near one, or for any', () => {
    const near = mishear(text, { share: 1, outside: 1, outsideErrors: 'near' }, seededRandom(2));
    for (const at of differing(text, near)) {
      const [a, b] = [soundAt(text, at), soundAt(near, at)];
      expect(soundKey(a)).not.toBe(soundKey(b));
      expect(soundDistance(a, b)).toBeLessThan(1);
    }
    const any = mishear(text, { share: 1, outside: 1, outsideErrors: 'arbitrary' }, seededRandom(2));
    expect(differing(text, any).some((at) => soundDistance(soundAt(text, at), soundAt(any, at)) > 1)).toBe(true);
  });

  it('makes the same errors for the same seed', () => {
    expect(mishear(text, half, seededRandom(3))).toBe(mishear(text, half, seededRandom(3)));
    expect(mishear(text, half, seededRandom(3))).not.toBe(mishear(text, half, seededRandom(4)));
  });
});
