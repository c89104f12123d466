/** Laws by title and day: versions, parts of a code, labels of articles. */
import { describe, expect, it } from 'vitest';
import { articleLabels, buildShelf } from '../../../server/knowledge/law-shelf.js';
import { readLawText } from '../../../server/knowledge/policy/read-law-text.js';

const law = (name: string, day: string, articles: string[]) =>
  readLawText(
    `${name}(${day}).md`,
    `# ${name}\n\n${articles.map((a, i) => `第${'一二三四'[i]}条 ${a}`).join('\n\n')}\n`,
  );

describe('the shelf', () => {
  const shelf = buildShelf([
    law('中华人民共和国测试保障法', '2008-04-24', ['旧的第一条。']),
    law('测试保障法', '2018-10-26', ['新的第一条。', '新的第二条。']),
  ]);

  it('puts the texts of one law together, with or without the name of the country, newest first', () => {
    expect(shelf.size).toBe(1);
    expect(shelf.texts('中华人民共和国测试保障法').map((t) => t.day)).toEqual(['2018-10-26', '2008-04-24']);
    expect(shelf.texts('测试保障法')[0]?.articles.get('第二条')?.text).toBe('新的第二条。');
  });

  it('has nothing for a law that is not there', () => {
    expect(shelf.texts('别的法')).toEqual([]);
  });
});

describe('labels of articles', () => {
  it.each([
    ['第十八条', ['第十八条']],
    ['第四十二条、第八十二条', ['第四十二条', '第八十二条']],
    ['第三条第二款', ['第三条']],
    ['第二十条之一', ['第二十条之一']],
    ['附则', []],
  ])('are read from %s', (article, labels) => {
    expect(articleLabels(article)).toEqual(labels);
  });
});
