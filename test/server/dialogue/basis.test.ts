/** What an answer rests on, asked and said. */
import { describe, expect, it } from 'vitest';
import { asksBasis, basisQuestion, basisSentence } from '../../../server/dialogue/basis.js';

describe('asking for the basis', () => {
  it.each([basisQuestion, '依据是啥', '有依据没得', '凭什么这么说', '是哪条法律规定的', '根据系咩', '那凭啥子规定嘛'])(
    '%s',
    (text) => {
      expect(asksBasis(text)).toBe(true);
    },
  );

  it.each(['凭什么不给我办低保', '办低保要什么依据材料', '那要带什么', '哪条路去派出所'])(
    '%s: asks something else',
    (text) => {
      expect(asksBasis(text)).toBe(false);
    },
  );
});

describe('saying the basis', () => {
  it('names title and article, two at the most', () => {
    const cite = (title: string, article?: string) => ({
      title,
      ...(article && { article }),
      number: '国务院令第649号',
    });
    expect(basisSentence([cite('社会救助暂行办法', '第九条')])).toBe('依据是社会救助暂行办法第九条。');
    expect(basisSentence([cite('甲法', '第一条'), cite('乙规定'), cite('丙')])).toBe('依据是甲法第一条，还有乙规定。');
    expect(basisSentence([])).toBeUndefined();
  });
});
