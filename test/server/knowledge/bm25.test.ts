import { describe, expect, it } from 'vitest';
import { buildBm25 } from '../../../server/knowledge/bm25.js';

const units = [
  ['低', '保', '低保'],
  ['身', '份', '证', '身份', '份证'],
  ['低', '保', '低保', '标', '准', '保标', '标准'],
];
const idf = (token: string) => (token.length > 1 ? 2 : 1);

describe('buildBm25', () => {
  const index = buildBm25(units, idf);

  it('scores what holds everything asked, in a unit of average length, about 1', () => {
    const [short] = index.score(['低', '保', '低保']);
    expect(short).toBeGreaterThan(0.9);
  });

  it('prefers the shorter of two units that hold the same', () => {
    const [short, , long] = index.score(['低保']) as unknown as [number, number, number];
    expect(short).toBeGreaterThan(long);
    expect(long).toBeGreaterThan(0);
  });

  it('counts unknown tokens as asked for', () => {
    const [known] = index.score(['低保']) as unknown as [number];
    const [half] = index.score(['低保', '没有']) as unknown as [number];
    expect(half).toBeCloseTo(known / 2);
  });

  it('counts a token once however often it is asked, and more when a unit repeats it', () => {
    expect(index.score(['低保', '低保'])).toEqual(index.score(['低保']));
    const repeated = buildBm25(
      [
        ['a', 'a', 'a'],
        ['a', 'b', 'b'],
      ],
      () => 1,
    ).score(['a']);
    expect(repeated[0]).toBeGreaterThan(repeated[1] as number);
  });

  it('scores nothing for nothing', () => {
    expect([...index.score([])]).toEqual([0, 0, 0]);
    expect(buildBm25([], idf).score(['a'])).toHaveLength(0);
  });
});
