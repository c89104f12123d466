/** Tables as counties have them: CSV in UTF-8 and GBK, tabs, XLSX; and those that cannot be read. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readCountyList } from '../../../../server/knowledge/items/county-list.js';
import { readTable } from '../../../../server/knowledge/items/read-table.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a table', () => {
  it('is read from CSV with quotes and line breaks inside cells', async () => {
    const table = await readTable(utf8('事项名称,说明\r\n社保卡,"一、\n二、"\r\n,\r\n低保,无\r\n'));
    expect(table.rows).toEqual([
      { line: 2, cells: { 事项名称: '社保卡', 说明: '一、\n二、' } },
      { line: 4, cells: { 事项名称: '低保', 说明: '无' } },
    ]);
  });

  it('is read from tabs, with a quotation mark as a plain character', async () => {
    const table = await readTable(utf8('name\tnote\n"低保\t甲\n'));
    expect(table.rows[0]?.cells).toEqual({ name: '"低保', note: '甲' });
  });

  it('is read from GBK as old spreadsheets write it', async () => {
    // 事项名称,部门 / 低保,民政局
    const gbk = 'cac2cfeec3fbb3c62cb2bfc3c50ab5cdb1a32cc3f1d5febed60a';
    const table = await readTable(Uint8Array.from(gbk.match(/../g) ?? [], (h) => Number.parseInt(h, 16)));
    expect(table.rows[0]?.cells).toEqual({ 事项名称: '低保', 部门: '民政局' });
  });

  it('is read from XLSX, numbers and dates as text', async () => {
    const bytes = await writeXlsxFile([
      ['事项名称', '编码', '日期'],
      ['低保', 511, new Date('2026-03-01T00:00:00Z')].map((value) =>
        value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value },
      ),
    ] as never).toBuffer();
    const table = await readTable(new Uint8Array(bytes));
    expect(table.rows[0]?.cells).toEqual({ 事项名称: '低保', 编码: '511', 日期: '2026-03-01' });
  });

  it.each([
    ['no header', utf8('低保\n'), /列名/],
    ['a column twice', utf8('名称,名称\n甲,乙\n'), /列名重复：名称/],
    ['a quote that never ends', utf8('名称,部门\n"甲,乙\n'), /读不懂/],
    ['bytes that are no text', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256), /./],
    ['a zip that is no workbook', zipSync({ 'a.txt': utf8('x') }), /Excel/],
  ])('is refused with %s', async (_, bytes, message) => {
    await expect(readTable(bytes)).rejects.toThrow(message);
  });
});

describe('a county list', () => {
  it('finds its columns by any of their names and counts rows without a name', async () => {
    const table = await readTable(
      utf8('实施部门,主项名称,办理项名称,实施编码\n民政局,低保,低保申请,51\n民政局,低保,,52\n'),
    );
    expect(readCountyList(table)).toEqual({
      items: [{ department: '民政局', mainItem: '低保', name: '低保申请', code: '51' }],
      nameless: [3],
    });
  });

  it('is refused without a column of names, naming those it has', async () => {
    const table = await readTable(utf8('甲,乙\n1,2\n'));
    expect(() => readCountyList(table)).toThrow(/没有“事项名称”.*甲、乙/);
  });
});
