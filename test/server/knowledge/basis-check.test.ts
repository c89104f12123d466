/** The basis of a guide against the laws at hand: every way in which it can be right, wrong, or beyond checking. */
import { describe, expect, it } from 'vitest';
import { checkBases } from '../../../server/knowledge/basis-check.js';
import { checkFigures } from '../../../server/knowledge/figure-check.js';
import type { Guide } from '../../../server/knowledge/guide.js';
import { buildShelf } from '../../../server/knowledge/law-shelf.js';
import { parseStatus } from '../../../server/knowledge/law-status.js';
import { readLawText } from '../../../server/knowledge/policy/read-law-text.js';
import { guideWith } from '../../support/guide-with.js';

const text = (name: string, day: string, first: string) =>
  readLawText(
    `${name}(${day}).md`,
    `# ${name}\n\n第一条 ${first}\n\n第二条 期限以工作日计算是指工作日，不含法定节假日。\n`,
  );
const shelf = buildShelf([
  text('测试保障法', '2008-04-24', '旧文本。'),
  text('测试保障法', '2018-10-26', '年满六十周岁的人，应当在二十日内申请。'),
  text('旧办法', '2014-02-21', '旧办法的规定。'),
  text('登记条例', '2003-08-08', '旧登记条例。'),
]);
const status = parseStatus(
  'policies/status.yaml',
  `- { title: 旧办法, repealedOn: 2026-07-01, replacedBy: 新法 }
- { title: 登记条例, newText: { issuedOn: 2025-04-06, validFrom: 2025-05-10 } }`,
);
const check = (basis: Omit<Guide['basis'][number], 'id' | 'unconfirmed'>, today = '2026-11-24') =>
  checkBases([guideWith({ basis: [{ id: 'b', unconfirmed: false, ...basis }] })], { shelf, status, today })[0];

describe('a basis', () => {
  it.each([
    ['found', { title: '中华人民共和国测试保障法', article: '第一条', date: '2018-10-26' }],
    ['found', { title: '测试保障法', article: '第一条、第二条' }],
    ['no-article', { title: '测试保障法' }],
    ['article-missing', { title: '测试保障法', article: '第九条' }],
    ['old-text', { title: '测试保障法', article: '第一条', date: '2008-04-24' }],
    ['old-text', { title: '测试保障法', article: '第一条', date: '2012-01-01' }],
    ['newer-than-held', { title: '测试保障法', article: '第一条', date: '2024-01-01' }],
    ['repealed', { title: '旧办法', article: '第一条' }],
    ['old-text', { title: '登记条例', article: '第一条', date: '2003-08-08' }],
    ['newer-than-held', { title: '登记条例', article: '第一条', date: '2025-04-06' }],
    ['not-held', { title: '某部关于某事的通知', number: '某发〔2020〕1号' }],
  ])('is %s: %o', (state, basis) => {
    expect(check(basis)?.state).toBe(state);
  });

  it('is not yet repealed on the day before', () => {
    expect(check({ title: '旧办法', article: '第一条' }, '2026-06-30')?.state).toBe('found');
  });

  it('says what to do when it is wrong', () => {
    expect(check({ title: '旧办法', article: '第一条' })?.note).toContain('改用新法');
    expect(check({ title: '测试保障法', article: '第九条' })?.note).toContain('第九条');
  });
});

describe('the figures', () => {
  const figures = (say: string[], article = '第一条') => {
    const guide = guideWith({
      basis: [{ id: 'b', title: '测试保障法', article, unconfirmed: false }],
      faq: [{ ask: ['什么时候申请'], aspect: 'when', say, basis: ['b'] }],
    });
    const findings = checkBases([guide], { shelf, status, today: '2026-11-24' });
    return checkFigures([guide], findings).filter((f) => f.where === 'faq.0');
  };

  it('pass when the article holds them, whichever way they are written', () => {
    expect(figures(['满60岁的人可以申请。', '要在二十天内申请，填一张表。'])).toEqual([]);
  });

  it('are found out when it does not', () => {
    expect(figures(['满六十五岁的人可以申请。'])[0]?.figures).toEqual(['65|岁']);
  });

  it('count days as working days where the law itself says so', () => {
    expect(figures(['要在二十个工作日内申请。'])).toHaveLength(1);
    expect(figures(['要在二十个工作日内申请。'], '第一条、第二条')).toEqual([]);
  });
});

describe('the list of what is repealed', () => {
  it('refuses a law named twice and a wrong date', () => {
    expect(() => parseStatus('s.yaml', '[{ title: 甲法 }, { title: 中华人民共和国甲法 }]')).toThrow(/s\.yaml/);
    expect(() => parseStatus('s.yaml', '[{ title: 甲法, repealedOn: 去年 }]')).toThrow(/repealedOn/);
  });
});
