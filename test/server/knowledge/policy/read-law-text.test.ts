import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLawText } from '../../../../server/knowledge/policy/read-law-text.js';

const law = `# 中华人民共和国河湖法

2016年7月2日 第十二届全国人民代表大会常务委员会第二十一次会议通过

2022年10月30日 第十三届全国人民代表大会常务委员会第三十七次会议修订

<!-- INFO END -->

## 第一章 总则

第一条 为了保护河湖，制定本法。

第二条 本法适用于下列水域：

（一）河流；

（二）湖泊。

## 第二章 保护

### 第一节 规划

第三条 第二条的规定不适用于水井。

第三条之一 水井由村民委员会管理。

第四条 县级人民政府应当编制规划。

## 第三章 附则

第五条 本法自2023年1月1日起施行。`;

describe('a law', () => {
  const read = readLawText('河湖法(2022-10-30).md', law);

  it('has its title, authority and days', () => {
    expect(read).toMatchObject({
      title: '中华人民共和国河湖法',
      authority: '全国人民代表大会常务委员会',
      issuedOn: '2022-10-30',
      validFrom: '2023-01-01',
      unit: 'article',
      problems: [],
    });
  });

  it('is cut into articles under their chapters, with all that belongs to them', () => {
    expect(read.articles.map(({ label, chapter }) => [label, ...chapter])).toEqual([
      ['第一条', '第一章 总则'],
      ['第二条', '第一章 总则'],
      ['第三条', '第二章 保护', '第一节 规划'],
      ['第三条之一', '第二章 保护', '第一节 规划'],
      ['第四条', '第二章 保护', '第一节 规划'],
      ['第五条', '第三章 附则'],
    ]);
    expect(read.articles[1]?.text).toBe('本法适用于下列水域：\n（一）河流；\n（二）湖泊。');
    expect(read.articles[2]?.text).toBe('第二条的规定不适用于水井。');
  });

  it('keeps the day of an amendment apart from the day the first version came into force', () => {
    const amended = law.replace('2023年1月1日起施行', '2016年9月1日起施行');
    const { issuedOn, validFrom } = readLawText('河湖法(2022-10-30).md', amended);
    expect([issuedOn, validFrom]).toEqual(['2022-10-30', undefined]);
  });

  it('counts from the day of publishing where it says so', () => {
    const soon = law.replace('自2023年1月1日起施行', '自公布之日起三十日后施行');
    expect(readLawText('河湖法.md', soon).validFrom).toBe('2022-11-29');
    expect(readLawText('河湖法.md', law.replace('自2023年1月1日', '自公布之日')).validFrom).toBe('2022-10-30');
  });

  it('names two articles of one number, and a gap, with their lines', () => {
    const wrong = law.replace('第四条 县级', '第三条 县级');
    expect(readLawText('河湖法(2022-10-30).md', wrong).problems).toEqual([
      '第三条出现了两次（第23行和第27行）：请改好编号再导入',
      '第31行的第五条前面缺了一条',
    ]);
  });
});

describe('a notice', () => {
  const notice = `国务院办公厅文件
国办发〔2019〕51号

国务院办公厅关于建立政务服务
“好差评”制度的意见

各省、自治区、直辖市人民政府：

为了改进服务，经国务院同意，提出如下意见。

一、总体要求

（一）指导思想。以人民为中心。

（二）基本原则。坚持公开。

二、各地要在2020年年底前落实。

附件：1. 分工表

国务院办公厅
2019年12月3日

（此件公开发布）`;
  const read = readLawText('好差评.txt', notice);

  it('has its title over two lines, number, authority and the day under it', () => {
    expect(read).toMatchObject({
      title: '国务院办公厅关于建立政务服务“好差评”制度的意见',
      number: '国办发〔2019〕51号',
      authority: '国务院办公厅',
      issuedOn: '2019-12-03',
      unit: 'heading',
    });
  });

  it('is cut by its numbered headings', () => {
    expect(read.articles.map(({ label, chapter, text }) => [label, chapter.join('/'), text])).toEqual([
      ['一、（一）', '一、总体要求', '指导思想。以人民为中心。'],
      ['一、（二）', '一、总体要求', '基本原则。坚持公开。'],
      ['二、', '一、总体要求', '各地要在2020年年底前落实。'],
      ['附件', '', '附件：1. 分工表'],
    ]);
    expect(read.preamble).toContain('各省、自治区、直辖市人民政府：');
  });
});

describe('other documents', () => {
  it('without numbers are cut by paragraph', () => {
    const read = readLawText('关于放假的通知.txt', '关于放假的通知\n\n各村：\n\n放假三天。\n\n值班照常。');
    expect([read.unit, read.title, read.articles.length]).toEqual(['paragraph', '关于放假的通知', 3]);
  });

  it('may carry an annex with articles of its own', () => {
    const read = readLawText(
      '办法.txt',
      '某县办法\n第一条 一。\n第二条 二。\n附件 实施细则\n第一条 甲。\n第二条 乙。\n2024年1月1日',
    );
    expect(read.articles.map((article) => article.label)).toEqual(['第一条', '第二条', '附件', '第一条', '第二条']);
    expect(read.findings).toEqual([]);
  });

  it('of a code give the part; articles may begin anywhere', () => {
    const read = readLawText(
      '民法典.md',
      '# 民法典\n\n# 继承编\n\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n<!-- INFO END -->\n\n第一千一百一十九条 一。',
    );
    expect([read.title, read.part, read.problems]).toEqual(['民法典', '继承编', []]);
  });

  it('end when they say so', () => {
    const text = (words: string) => `# 某办法\n\n第一条 一。\n\n第二条 本办法自2024年3月1日起施行，${words}。`;
    expect(readLawText('a.md', text('有效期五年')).expiresOn).toBe('2029-02-28');
    expect(readLawText('a.md', text('有效期至2026年12月31日')).expiresOn).toBe('2026-12-31');
    expect(readLawText('a.md', text('证件有效期见附表')).expiresOn).toBeUndefined();
  });

  it('of articles without a space behind the number are read where the number is due', () => {
    const read = readLawText(
      '办法.txt',
      '某办法\n第一条为了规范。\n第二条本办法适用于全县。\n第一条的规定不适用。\n2024年1月1日',
    );
    expect(read.articles.map((article) => article.text)).toEqual([
      '为了规范。',
      '本办法适用于全县。\n第一条的规定不适用。',
    ]);
  });

  it('never fail, whatever the text', () => {
    const piece = fc.constantFrom(
      '# ',
      '第一条',
      '第三条 ',
      '第一章 ',
      '一、',
      '（一）',
      '附件',
      '\n',
      '2020年1月1日',
      '施行',
      '法',
      '字',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const read = readLawText('x.txt', pieces.join(''));
        expect(read.articles.every((article) => article.label && article.line > 0)).toBe(true);
      }),
    );
  });
});

const laws = new URL('../../../../../shared/data/laws/', import.meta.url);

describe.skipIf(!existsSync(laws))('the reference laws (skipped where they are absent)', () => {
  it('are all read: a title for each, no article doubled or lost', () => {
    const files = (readdirSync(laws, { recursive: true }) as string[]).filter(
      (file) => /\.md$/.test(file) && !file.endsWith('_index.md'),
    );
    expect(files.length).toBeGreaterThan(1500);
    const wrong: string[] = [];
    for (const file of files) {
      const text = readFileSync(new URL(encodeURIComponent(file).replaceAll('%2F', '/'), laws), 'utf8');
      const read = readLawText(file, text);
      const written = (text.match(/^第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?\s/gm) ?? []).length;
      const found = read.articles.filter((article) => /^第.+条/.test(article.label)).length;
      if (!read.title || found < written || read.findings.some((f) => f.kind === 'duplicate-article')) wrong.push(file);
    }
    expect(wrong).toEqual([]);
  });
});
