import { describe, expect, it } from 'vitest';
import { addDays, findDates } from '../../../../server/knowledge/policy/chinese-dates.js';

describe('dates', () => {
  it.each([
    ['2022年10月30日 通过', ['2022-10-30']],
    ['二〇一九年十二月三日', ['2019-12-03']],
    ['二○○四年二月二十九日', ['2004-02-29']],
    ['自2024年1月1日起，至2024年12月31日止', ['2024-01-01', '2024-12-31']],
    ['残疾人保障法(2018-10-26)', ['2018-10-26']],
    ['2023年2月29日', []],
    ['2023年13月1日', []],
    ['一九七九年', []],
  ])('%s', (text, days) => expect(findDates(text).map((date) => date.day)).toEqual(days));

  it('counts days over months and years', () => {
    expect(addDays('2023-01-01', -1)).toBe('2022-12-31');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});
