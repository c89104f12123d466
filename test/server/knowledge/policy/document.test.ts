import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chunksOf,
  type PolicyDocument,
  parseDocument,
  renderDocument,
} from '../../../../server/knowledge/policy/document.js';

const front = {
  title: '河湖法',
  region: '全国',
  status: 'ok' as const,
  format: 'markdown' as const,
  unit: 'article' as const,
  source: '河湖法.md',
  hash: 'a'.repeat(64),
  notes: [],
};

describe('a stored document', () => {
  it('is a file that people can read', () => {
    const text = renderDocument({
      ...front,
      preamble: '为了河湖。',
      articles: [
        { label: '第一条', chapter: ['第一章 总则'], text: '一。\n（一）甲；' },
        { label: '第二条', chapter: ['第二章 保护', '第一节 规划'], text: '二。' },
      ],
    });
    expect(text.split('---\n')[2]).toBe(
      '\n# 河湖法\n\n为了河湖。\n\n## 第一章 总则\n\n###### 第一条\n\n一。\n\n（一）甲；\n\n## 第二章 保护\n\n### 第一节 规划\n\n###### 第二条\n\n二。\n',
    );
  });

  it('reads back as it was, whatever its lines begin with', () => {
    const line = fc
      .oneof(
        fc.constantFrom('# 一', '## 二', '###### 第一条', '\\#', '\\', '---', '字', '- x'),
        fc.string({ minLength: 1 }),
      )
      .map((text) => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim() || '字');
    const heading = line.map((text) => text.replace(/^[#\\\s]+/, '') || '章');
    const article = fc.record({
      label: heading,
      chapter: fc.array(heading, { maxLength: 4 }),
      text: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    });
    const documents = fc.record({
      preamble: fc.array(line, { maxLength: 2 }).map((lines) => lines.join('\n')),
      articles: fc.array(article, { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(documents, (body) => {
        const document: PolicyDocument = { ...front, validTo: '2024-01-01', ...body };
        expect(parseDocument('a.md', renderDocument(document))).toEqual(document);
      }),
    );
  });

  it('with a wrong field is refused with file and field', () => {
    const wrong = renderDocument({ ...front, preamble: '', articles: [] }).replace('status: ok', 'status: maybe');
    expect(() => parseDocument('全国/a.md', wrong)).toThrow(/^全国\/a\.md: status: /);
    expect(() => parseDocument('a.md', 'no front')).toThrow(/^a\.md: must start/);
  });

  it('gives a chunk an article, with its chapter and when it held', () => {
    const articles = [{ label: '第一条', chapter: ['第一章'], text: '一。' }];
    expect(chunksOf({ ...front, part: '总则', validFrom: '2024-01-01', preamble: '', articles })).toEqual([
      {
        title: '河湖法 总则',
        region: '全国',
        validFrom: '2024-01-01',
        label: '第一条',
        chapter: ['第一章'],
        text: '一。',
      },
    ]);
  });
});
