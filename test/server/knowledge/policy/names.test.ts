import { describe, expect, it } from 'vitest';
import { normaliseTitle, splitName } from '../../../../server/knowledge/policy/names.js';

describe('file names', () => {
  it.each([
    ['社会法/残疾人保障法(2018-10-26).md', { title: '残疾人保障法', day: '2018-10-26' }],
    ['残疾人保障法（2018年10月26日）.docx', { title: '残疾人保障法', day: '2018-10-26' }],
    ['刑法.md', { title: '刑法' }],
    ['扫描件001.pdf', {}],
    ['_index.md', {}],
  ])('%s', (name, expected) => expect(splitName(name)).toEqual(expected));
});

describe('titles', () => {
  it('keep what tells documents apart', () => {
    expect(normaliseTitle('中华人民共和国 刑法修正案（七）')).toBe('刑法修正案(七)');
    expect(normaliseTitle('中华人民共和国')).toBe('中华人民共和国');
  });
});
