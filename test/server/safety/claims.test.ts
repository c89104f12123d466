import { describe, expect, it } from 'vitest';
import { piecesOf, takesBack } from '../../../server/safety/claims.js';

const marks = (text: string) => piecesOf(text).flatMap((p) => p.marks.map((m) => m.mark));

describe('piecesOf', () => {
  it.each([
    ['不用带', ['need-not']],
    ['唔使带', ['need-not']],
    ['毋免带', ['need-not']],
    ['免交', ['need-not']],
    ['不能代办', ['cannot']],
    ['莫得钱', ['no']],
    ['不得行', ['cannot']],
    ['冇', ['no']],
    ['莫点链接', ['do-not']],
    ['别点链接', ['do-not']],
    ['必须带', ['need']],
    ['只能在这里办', ['only', 'can']],
    ['有的地方可以', ['hedge', 'can']],
    ['停发', ['stop']],
    ['看能不能办', ['hedge']],
  ])('reads %s', (text, expected) => {
    expect(marks(text)).toEqual(expected);
  });

  it.each(['问别人', '性别写错', '智能手机', '打疫苗要求', '免疫接种', '首都', '不但便宜'])(
    'takes nothing for a denial in %s',
    (text) => {
      expect(marks(text).filter((m) => m === 'no' || m === 'do-not' || m === 'need-not' || m === 'cannot')).toEqual([]);
    },
  );

  it('keeps figures whole and cuts at pauses', () => {
    const pieces = piecesOf('满六十周岁的，三十个工作日内办好。');
    expect(pieces).toHaveLength(2);
    expect(pieces[0]?.condition).toBe(true);
    expect(pieces[1]?.tokens[0]?.figure?.bounds).toEqual(['at-most']);
  });
});

describe('takesBack', () => {
  it('knows what limits the sentence before', () => {
    expect(['但要满六十岁。', '前提是有户口。', '不过要先预约。'].every(takesBack)).toBe(true);
    expect(takesBack('不收钱。')).toBe(false);
  });
});
