import { describe, expect, it } from 'vitest';
import { hearingHints } from '../../../server/knowledge/hearing-hints.js';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { sampleGuide } from '../../fixtures/guides.js';

describe('hearingHints', () => {
  const library = buildLibrary({
    guides: [{ ...sampleGuide(), name: '示例卡申领、换领（含补办）', aliases: ['样板钱', '卡', '示例补助', '样板钱'] }],
    topics: [{ id: 't', name: '别的事', status: 'out-of-scope', asks: ['别的怎么问'], say: ['不归我管。'] }],
  });

  it('lists names, nicknames, papers and subjects, each once, cut at punctuation', () => {
    expect(hearingHints(library)).toEqual([
      '示例卡申领',
      '换领',
      '含补办',
      '样板钱',
      '示例补助',
      '户口簿',
      '身份证',
      '申请表',
      '收入证明',
      '别的事',
    ]);
  });
});
