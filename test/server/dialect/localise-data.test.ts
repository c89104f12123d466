import { describe, expect, it } from 'vitest';
import { parseAnswers } from '../../../server/dialect/localise-data.js';
import { answersYaml, detailOf } from './dialect-fixtures.js';

const file = 'dialects/tried/answers.yaml';
const withRows = (...rows: string[]) => `${answersYaml}replace:\n${rows.map((r) => `  - ${r}\n`).join('')}`;

describe('answers.yaml', () => {
  it('gives its replacements longest first, among equals those with a condition', () => {
    const { replacements } = parseAnswers(file, withRows('[怎么, 咋]', '[怎么办, 咋整]', '[怎么, 咋个, 后=样]'));
    expect(replacements.get('怎')?.map((r) => r.to)).toEqual(['咋整', '咋个', '咋']);
  });

  it.each([
    ['a replacement that loses a negation', withRows('[不能, 可以]'), /replace\.0: “不能”换成“可以”动了数字或者否定/],
    ['a replacement that adds one', withRows('[可以, 不可以]'), /replace\.0: /],
    ['a replacement that changes a figure', withRows('[三天, 五天]'), /replace\.0: /],
    ['a wording twice', withRows('[怎么, 咋]', '[怎么, 咋个]'), /replace\.1: “怎么”前面已经写过/],
    ['a condition that is none', withRows('[怎么, 咋, 旁边=样]'), /replace\.0: context/],
    ['a replacement without its other half', withRows('[怎么]'), /replace\.0: /],
    ['a missing template', answersYaml.replace(/ {2}entitled: .*\n/, ''), /templates\.entitled: /],
    ['an unknown template', `${answersYaml}  song: 啦\n`, /templates: .*song/],
    ['a template without its gap', answersYaml.replace('{article}', ''), /templates\.citation: .*article title/],
    ['a template with a gap of its own', answersYaml.replace('{phone}', '{phone}{fax}'), /templates\.ask-phone: .*fax/],
    ['no word on how to answer', answersYaml.replace(/voice: .*\n/, ''), /voice: /],
  ])('refuses %s, naming file and field', (_what, source, message) => {
    const detail = detailOf(() => parseAnswers(file, source));
    expect(detail).toMatch(/^dialects\/tried\/answers\.yaml: /);
    expect(detail).toMatch(message);
  });
});
