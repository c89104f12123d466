import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingDays, documentKey, inForceOn } from '../../../../server/knowledge/policy/versions.js';

const version = (issuedOn?: string, validFrom?: string, expiresOn?: string) => ({
  title: '河湖法',
  region: '全国',
  issuedOn,
  validFrom,
  expiresOn,
});

describe('versions', () => {
  it('are of one document whatever the state’s name, marks and years in the title', () => {
    const key = (title: string, region = '全国') => documentKey({ title, region });
    expect(key('中华人民共和国河湖法')).toBe(key('河湖法'));
    expect(key('河湖管理办法（试行）')).toBe(key('河湖管理办法'));
    expect(key('河湖管理办法(2021年修订)')).toBe(key('河湖管理办法'));
    expect(key('关于适用《河湖法》的解释（一）')).not.toBe(key('关于适用《河湖法》的解释（二）'));
    expect(key('河湖法', '四川省')).not.toBe(key('河湖法'));
  });

  it('are closed the day before the newer one is in force', () => {
    expect(closingDays([version('2018-10-26'), version('2022-10-30', '2023-01-01'), version('2005-08-28')])).toEqual([
      '2022-12-31',
      undefined,
      '2018-10-25',
    ]);
  });

  it('end on their own day when that comes first', () => {
    expect(closingDays([version('2018-01-01', undefined, '2020-12-31'), version('2022-01-01')])).toEqual([
      '2020-12-31',
      undefined,
    ]);
    expect(closingDays([version('2018-01-01', undefined, '2025-12-31'), version('2022-01-01')])).toEqual([
      '2021-12-31',
      undefined,
    ]);
  });

  it('without a date close nothing and are not closed', () => {
    expect(closingDays([version(), version('2022-01-01')])).toEqual([undefined, undefined]);
  });

  it('leave exactly one in force on every day from the first on, in whatever order they come', () => {
    const days = fc
      .integer({ min: 0, max: 3000 })
      .map((n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 6 }), days, (issued, today) => {
        const all = issued.map((day) => version(day));
        const ends = closingDays(all);
        const closed = all.map((v, i) => ({ ...v, validTo: ends[i] }));
        const expected = [...issued]
          .filter((day) => day <= today)
          .sort()
          .at(-1);
        expect(inForceOn(closed, today).map((v) => v.issuedOn)).toEqual(expected ? [expected] : []);
      }),
    );
  });
});
