/** Guides as table rows and back: nothing lost, only changed fields touched, wrong cells named. */
import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../../server/knowledge/guide.js';
import { applyRow } from '../../../../server/knowledge/items/apply-row.js';
import { columns } from '../../../../server/knowledge/items/table-columns.js';
import { guideSource } from '../../../fixtures/guides.js';

const file = 'services/sample-allowance.md';
const source = guideSource;
const row = (text = source) =>
  Object.fromEntries(columns.map((c) => [c.name, c.write(parseGuide(file, text))])) as Record<string, string>;
const apply = (cells: Record<string, string>) => applyRow(file, source, { ...row(), ...cells });

describe('a row', () => {
  it('that was not changed changes nothing', () => {
    expect(applyRow(file, source, row())).toEqual({ source, changed: [] });
  });

  it.each([
    ['实施主体', '民政局'],
    ['受理条件', '满六十周岁的示例居民可以领。\n要有本地户口。'],
    ['申请材料', '户口簿｜公安派出所｜原件｜免提交、免填写｜过期先换｜a1\n申请表｜｜现场填写'],
    ['法定办结时限', '20个工作日｜受理之日｜a1'],
    ['承诺办结时限', '5个工作日'],
    ['是否收费', '当地定'],
    ['办理形式', '窗口办理、村级代办'],
    ['办理流程', '先交申请\n再等审核'],
    ['咨询方式', '民政热线｜12349'],
    ['有效期止', '2027-12-31'],
  ])('writes %s and reads it back the same', (column, cell) => {
    const { source: after, changed } = apply({ [column]: cell });
    expect(changed).toEqual([column]);
    expect(row(after)).toEqual({ ...row(), [column]: cell });
  });

  it('leaves every other line as it was', () => {
    const { source: after } = apply({ 办理流程: '先交申请\n再等审核' });
    const kept = (text: string) => text.split('\n').filter((l) => !/steps:|交申请|等审核/.test(l));
    expect(kept(after)).toEqual(kept(source));
  });

  it('takes a field out when its cell is emptied', () => {
    expect(apply({ 咨询方式: '' }).source).not.toContain('hotline');
  });

  it.each([
    ['事项编号', 'another', /这一行是 another/],
    ['事项名称', '别的名称', /不能在表里改/],
    ['办理形式', '传真', /“传真”认不出，只能写：窗口办理/],
    ['申请材料', '户口簿｜｜原件｜｜｜zz', /依据“zz”不在/],
    ['法定办结时限', '二十日｜受理｜a1', /认不出/],
    ['有效期止', '明年', /validTo/],
    ['办理流程', '', /steps/],
  ])('with a wrong %s is refused with its reason', (column, cell, message) => {
    expect(() => apply({ [column]: cell })).toThrow(message);
    expect(() => apply({ [column]: cell })).toThrow(new RegExp(`${column}一栏`));
  });
});
