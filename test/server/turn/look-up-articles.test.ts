import { beforeAll, describe, expect, it } from 'vitest';
import type { Guide } from '../../../server/knowledge/guide.js';
import { createIndex } from '../../../server/knowledge/retrieval/create-index.js';
import type { IndexDocument } from '../../../server/knowledge/retrieval/document.js';
import type { HybridIndex } from '../../../server/knowledge/retrieval/hybrid-index.js';
import { lookUpArticles } from '../../../server/turn/look-up-articles.js';
import type { Citation } from '../../../server/turn/turn.js';

const guide = {
  id: 'id-card',
  name: '居民身份证办理',
  aliases: ['身份证'],
  basis: [{ id: 'a', title: '中华人民共和国居民身份证法', article: '第九条', unconfirmed: false }],
} as unknown as Guide;

const article = (id: string, text: string, more: Partial<IndexDocument> = {}): IndexDocument => ({
  id,
  kind: 'article',
  name: id,
  aliases: [],
  questions: [],
  text,
  region: '全国',
  ...more,
});
const seize = '任何组织或者个人不得扣押居民身份证。';
const citations: Record<string, Citation> = {
  own: { title: '中华人民共和国居民身份证法', article: '第十五条', date: '2011-10-29' },
  repealed: { title: '中华人民共和国居民身份证法', article: '第九条', date: '2003-06-28' },
  county: { title: '某县身份证办理规定', article: '第三条' },
  other: { title: '护照管理办法', article: '第二条' },
};

describe('articles, where the guide is silent', () => {
  let index: HybridIndex;
  beforeAll(async () => {
    const made = createIndex();
    await made.publish([
      article('own', seize),
      article('repealed', `${seize}违者罚五元。`, { validTo: '2011-12-31' }),
      article('county', `在本县，${seize}`, { region: '四川省某县' }),
      article('other', seize),
    ]);
    index = made;
  });
  const look = (asked: string, region?: string) =>
    lookUpArticles(
      { index, citation: (id) => citations[id], today: () => '2026-11-24', ...(region && { region }) },
      guide,
      [asked],
    );

  it('are those in force of the law that the guide rests on, in words that can be said', async () => {
    const found = await look('老板扣押我的居民身份证');
    expect(found.map((p) => p.id)).toEqual(['own']);
    expect(found[0]).toMatchObject({
      kind: 'article',
      serviceId: 'id-card',
      say: ['《居民身份证法》第十五条规定，任何组织或者个人不能扣押居民身份证。'],
      citations: [citations.own],
    });
  });

  it('are those of this place too, when they are named after the service', async () => {
    const found = await look('老板扣押我的居民身份证', '四川省某县');
    expect(found.map((p) => p.id).sort()).toEqual(['county', 'own']);
  });

  it('are none when nothing speaks of what was asked', async () => {
    expect(await look('照片能不能戴帽子')).toEqual([]);
  });
});
