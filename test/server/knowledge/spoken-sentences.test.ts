import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { spokenSentences } from '../../../server/knowledge/spoken-sentences.js';
import { sampleGuide } from '../../fixtures/guides.js';

describe('spokenSentences', () => {
  it('lists every sentence once, the fixed ones and the first ones ahead', () => {
    const all = spokenSentences(buildLibrary({ guides: [sampleGuide()], topics: [] }), ['您好。', '不收钱。']);
    expect(all.slice(0, 2)).toEqual(['您好。', '不收钱。']);
    expect(new Set(all).size).toBe(all.length);
    expect(all.indexOf('要满六十周岁。')).toBeLessThan(all.indexOf('申请表到了现场填。'));
  });
});
