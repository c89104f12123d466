import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../server/turn/answer-verdict.js';

describe('verdictOf', () => {
  it.each([
    [['能不能代办离婚登记'], '离婚登记不能代办。', '不能。'],
    [['办养老认证要不要回老家'], '养老金认证不用回老家。', '不用。'],
    [['邻居能去销户吗'], '亲属、邻居都能去销户。', '能。'],
    [['办生育登记收不收钱'], '办生育登记不收钱。', '不收钱。'],
  ])('%s: %s', (asked, sentence, verdict) => {
    expect(verdictOf(asked, sentence)).toBe(verdict);
  });

  it.each([
    ['begins with its own', ['能代办吗'], '不能，要本人去代办。'],
    ['has a condition', ['重残能单独申请低保吗'], '够得上边缘条件的，能单独申请。'],
    ['leaves it to the county', ['能跨省办吗'], '有的地方能跨省办。'],
    ['speaks of something else', ['能网上办吗'], '离婚登记不能代办。'],
    ['says both', ['能退社吗'], '成员能退社不能退地。'],
    ['is asked the other way round', ['能不买保险吗'], '农户都能买保险。'],
    ['holds the first time only', ['补办居住证收钱吗'], '居住证第一次办不要钱。'],
    ['asks for no verdict', ['要带什么'], '办登记不用带户口簿。'],
  ])('gives none where the sentence or the question %s', (_, asked, sentence) => {
    expect(verdictOf(asked, sentence)).toBeUndefined();
  });
});
