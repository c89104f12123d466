import { describe, expect, it } from 'vitest';
import { sourceKey, standingOf } from '../../../../server/knowledge/retrieval/standing.js';
import { allowance, passage } from './sample-passages.js';

const of = (source: string) => standingOf(passage('x', `${source}第一条`, '', { source }));

describe('standingOf', () => {
  it.each(['社会保险法', '民法典', '民法典 婚姻家庭编', '刑法（2020修正）', '宪法'])(
    'puts %s with the laws',
    (source) => {
      expect(of(source)).toBe(2);
    },
  );
  it.each(['工伤保险条例', '劳动合同法实施条例'])('puts %s below them', (source) => expect(of(source)).toBe(1));
  it.each(['社会救助暂行办法', '关于适用《民法典》的解释', '特困人员认定办法（试行）'])('puts %s last', (source) => {
    expect(of(source)).toBe(0);
  });
  it('puts our own guides with the laws', () => expect(standingOf(allowance)).toBe(2));
});

describe('sourceKey', () => {
  it('is one for pieces of one source or service, and another for others', () => {
    const article = (n: string, source: string) => passage(n, source + n, '', { source });
    expect(sourceKey(article('第一条', '甲法'))).toBe(sourceKey(article('第二条', '甲法')));
    expect(sourceKey(article('第一条', '甲法'))).not.toBe(sourceKey(article('第一条', '乙法')));
    expect(sourceKey({ ...allowance, service: 's' })).toBe(sourceKey({ ...allowance, name: '又叫', service: 's' }));
  });
});
