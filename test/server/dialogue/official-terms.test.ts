import { describe, expect, it } from 'vitest';
import { officialTerms } from '../../../server/dialogue/official-terms.js';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { sampleGuide } from '../../fixtures/guides.js';

describe('officialTerms', () => {
  it('holds the names of services, papers, offices and laws, each once', () => {
    const guide = sampleGuide();
    const topic = {
      id: 'visa',
      name: '签证',
      status: 'not-covered',
      asks: ['签证'],
      say: ['不归我管。'],
      office: '公安局或者出入境窗口',
    } as const;
    const terms = officialTerms(buildLibrary({ guides: [guide], topics: [topic] }));
    expect(terms).toEqual(
      expect.arrayContaining([
        guide.name,
        ...guide.aliases,
        guide.department,
        ...guide.materials.map((m) => m.name),
        ...guide.basis.map((b) => b.title),
        '公安局',
        '出入境窗口',
      ]),
    );
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.filter((t) => t.length < 2)).toEqual([]);
  });
});
