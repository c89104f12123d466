import { describe, expect, it } from 'vitest';
import { createConfusions, createNearSounds, soundedChars } from '../../../server/dialect/confusions.js';
import { defaultMerges } from '../../../server/dialect/phonetics.js';

const chars = soundedChars(['低保', '残疾证', '底包抱暴']);
const near = createNearSounds(
  chars.map((c) => c.sound),
  defaultMerges,
  0.9,
);

describe('createNearSounds', () => {
  it('has what the merges do not tell apart at distance 0, and nothing beyond its reach', () => {
    expect(near('zen')).toContainEqual({ sound: 'zheng', distance: 0 });
    expect(near('di')[0]).toEqual({ sound: 'di', distance: 0 });
    expect(near('di').every((n) => n.distance <= 0.9)).toBe(true);
  });
});

describe('createConfusions', () => {
  it('lists the characters of the same sound first, then those of near ones', () => {
    const found = createConfusions(chars, near, 0.6)('bao');
    expect(found.slice(0, 4).map((c) => c.char)).toEqual(expect.arrayContaining(['保', '包', '抱', '暴']));
    expect(found.map((c) => c.distance)).toEqual(found.map((c) => c.distance).sort((a, b) => a - b));
    expect(createConfusions(chars, near, 0)('zheng').map((c) => c.char)).toContain('证');
    expect(createConfusions(chars, near, 0)('qqq')).toEqual([]);
  });
});
