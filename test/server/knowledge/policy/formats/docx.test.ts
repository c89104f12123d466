import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../../../server/knowledge/policy/formats/docx.js';
import { readLawText } from '../../../../../server/knowledge/policy/read-law-text.js';
import { docx } from '../../../../support/office.js';

describe('DOCX', () => {
  it('gives title, number, chapters and articles', async () => {
    const read = await readDocx(
      docx([
        '某县人民政府文件',
        '某府发〔2024〕3号',
        '某县城乡低保实施办法',
        '# 第一章 总则',
        '第一条 为了规范低保，制定本办法。',
        '# 第二章 申请',
        '第二条 申请低保，应当提交：',
        ['材料', '份数'],
        ['身份证 & 户口簿', '1'],
        '某县人民政府',
        '2024年1月15日',
      ]),
    );
    expect(read).toMatchObject({ format: 'docx', doubts: [] });
    const law = readLawText('a.docx', read.text);
    expect(law).toMatchObject({
      title: '某县城乡低保实施办法',
      number: '某府发〔2024〕3号',
      authority: '某县人民政府',
      issuedOn: '2024-01-15',
    });
    expect(law.articles.map(({ label, chapter, text }) => [label, ...chapter, text])).toEqual([
      ['第一条', '第一章 总则', '为了规范低保，制定本办法。'],
      ['第二条', '第二章 申请', '申请低保，应当提交：\n材料 | 份数\n身份证 & 户口簿 | 1'],
    ]);
  });

  it('with numbers that Word makes itself says so', async () => {
    const numbering =
      '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum><w:lvl><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum></w:numbering>';
    const bytes = docx(['某县办法'], {
      'word/numbering.xml': numbering,
      'word/document.xml':
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>某县办法</w:t></w:r></w:p></w:body></w:document>',
    });
    expect((await readDocx(bytes)).doubts).toEqual([expect.stringContaining('自动编号')]);
  });

  it('whose XML is broken is refused', async () => {
    await expect(readDocx(docx([], { 'word/document.xml': '<w:document><w:body' }))).rejects.toMatchObject({
      code: 'knowledge-invalid',
      message: expect.stringContaining('Word 文档坏了'),
    });
  });
});
