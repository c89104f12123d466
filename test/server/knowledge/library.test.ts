import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { sampleGuide } from '../../fixtures/guides.js';

const topic = {
  id: 'weather',
  name: '天气',
  status: 'out-of-scope',
  asks: ['明天下雨吗'],
  say: ['我不会看天气。'],
} as const;

describe('buildLibrary', () => {
  it('gives passages by service and nothing for an unknown one', () => {
    const library = buildLibrary({ guides: [sampleGuide()], topics: [topic] });
    expect(library.passages('sample-allowance').map((p) => p.id)).toContain('sample-allowance#faq-0');
    expect(library.passages('other')).toEqual([]);
    expect(library.topics).toHaveLength(1);
  });

  it('refuses two guides of one id', () => {
    expect(() => buildLibrary({ guides: [sampleGuide(), sampleGuide()], topics: [] })).toThrow(/sample-allowance/);
  });

  it('drops the entry that says there is no guide once there is one', () => {
    const stale = { ...topic, id: 'sample-allowance', status: 'not-covered' } as const;
    expect(buildLibrary({ guides: [sampleGuide()], topics: [stale] }).topics).toEqual([]);
  });

  it('cites confirmed bases only', () => {
    const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
    expect(library.citations('sample-allowance').map((c) => c.title)).toEqual(['示例办法']);
  });
});
