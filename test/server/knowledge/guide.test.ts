import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../server/knowledge/guide.js';
import { guideSource, sampleGuide } from '../../fixtures/guides.js';

const file = 'services/sample-allowance.md';
const broken = (from: string | RegExp, to: string) => () => parseGuide(file, guideSource.replace(from, to));

describe('parseGuide', () => {
  it('reads every field and keeps the notes apart', () => {
    const guide = sampleGuide();
    expect(guide.sections.who?.say).toEqual(['满六十周岁的示例居民可以领。']);
    expect(guide.notes).toBe('给办事员看的说明。');
  });

  it.each([
    ['an unknown field', /^zone:.*$/m, 'colour: red\nzone: 示例', /sample-allowance\.md.*colour/s],
    ['a missing section', /^ {2}fee:.*\n/m, '', /sections.*fee/],
    [
      'a basis that is not listed',
      'basis: [a1] }\n  who',
      'basis: [a9] }\n  who',
      /sections\.overview\.basis: 依据“a9”/,
    ],
    ['a figure without a basis', '要满六十周岁。]\n    basis: [a1]', '要满六十周岁。]', /faq\.0: 说了数字却没写依据/],
    ['an id that is not the file name', 'id: sample-allowance', 'id: other', /文件名却是 sample-allowance/],
    ['a wrong date', 'reviewBy: 2027-06-30', 'reviewBy: soon', /reviewBy: a date as YYYY-MM-DD/],
    ['no front matter', /^---\n/, '', /front matter/],
    ['YAML that does not parse', 'aliases: [样板钱', 'aliases: [[样板钱', /sample-allowance\.md/],
  ])('refuses %s, naming file and field', (_, from, to, message) => {
    expect(broken(from, to)).toThrow(message);
  });

  it('refuses an empty file', () => {
    expect(() => parseGuide(file, '')).toThrow(/front matter/);
  });
});
