import { describe, expect, it } from 'vitest';
import { articleSentences } from '../../../server/turn/article-sentences.js';

const citation = { title: '中华人民共和国劳动合同法', article: '第十九条' };

describe('an article, said in a sentence', () => {
  it('is the clause that was asked about, with where it stands', () => {
    const text =
      '劳动合同期限三个月以上不满一年的，试用期不得超过一个月；劳动合同期限一年以上不满三年的，试用期不得超过二个月；三年以上固定期限和无固定期限的劳动合同，试用期不得超过六个月。\n同一用人单位与同一劳动者只能约定一次试用期。';
    expect(articleSentences(text, ['试用期能约定几次'], citation).say).toEqual([
      '《劳动合同法》第十九条规定，同一用人单位与同一劳动者只能约定一次试用期。',
    ]);
  });

  it('keeps figures and prohibitions, in plainer words', () => {
    const text = '用人单位应当自用工之日起三十日内为其职工办理社会保险登记。用人单位不得扣押劳动者的居民身份证。';
    const asked = ['公司多久要给职工办社会保险登记'];
    expect(articleSentences(text, asked, citation).say).toEqual([
      '《劳动合同法》第十九条规定，用人单位要从用工那天起三十日内为其职工办理社会保险登记。',
    ]);
    expect(articleSentences(text, ['老板扣押我的居民身份证'], citation).say[0]).toContain('不能扣押劳动者的居民身份证');
  });

  it.each([
    ['a clause that leans on another one', '违反前款规定的，由公安机关处二百元罚款。'],
    ['the head of a list', '有下列情形之一的，可以申请换领居民身份证：'],
    ['a clause too long to follow by ear', `居民身份证${'及其他依法需要交验的材料和证明文件'.repeat(5)}。`],
    ['a clause about something else', '本法由国务院负责解释和修订。'],
  ])('leaves out %s', (_, text) => {
    expect(articleSentences(text, ['居民身份证换领罚款'], citation).say).toEqual([]);
  });

  it('is about the thing that was asked about, with the figure that was asked for', () => {
    const text =
      '国家对耕地、林地和草地实行统一登记。耕地的承包期为三十年。草地的承包期为三十年至五十年。林地的承包期为三十年至七十年。';
    expect(articleSentences(text, ['林地承包能包几年'], citation).say).toEqual([
      '《劳动合同法》第十九条规定，林地的承包期为三十年至七十年。',
    ]);
  });
});
