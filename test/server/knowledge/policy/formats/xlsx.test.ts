import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../../../server/knowledge/policy/formats/xlsx.js';
import { readLawText } from '../../../../../server/knowledge/policy/read-law-text.js';
import { xlsx } from '../../../../support/office.js';

describe('XLSX', () => {
  it('gives a chunk a row, with the names of its columns', async () => {
    const read = await readXlsx(
      xlsx({
        标准: [['某县2024年救助标准表'], ['项目', '标准'], ['低保', 680], ['特困', 884]],
        说明: [['只有一句话']],
      }),
    );
    const law = readLawText('标准(2024-01-01).xlsx', read.text);
    expect(law.title).toBe('某县2024年救助标准表');
    expect(law.articles.map(({ label, text }) => [label, text])).toEqual([
      ['第3行', '项目：低保；标准：680'],
      ['第4行', '项目：特困；标准：884'],
      ['说明', '只有一句话'],
    ]);
  });

  it('that is empty or broken is refused', async () => {
    await expect(readXlsx(xlsx({ 表: [] }))).rejects.toThrow(/没有内容/);
    await expect(readXlsx(xlsx({ 表: [['a']] }).slice(0, 200))).rejects.toThrow(/坏了/);
  });
});
