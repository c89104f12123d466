import { describe, expect, it } from 'vitest';
import { answerSentences } from '../../../server/turn/answer-sentences.js';
import type { Passage } from '../../../server/turn/turn.js';
import { questionOf } from '../../support/questions.js';

const passage = (key: string, aspect: Passage['aspect'], say: string[]): Passage => ({
  id: `low#${key}`,
  serviceId: 'low',
  kind: 'faq',
  aspect,
  say,
  text: say.join(''),
  citations: [],
  score: 0.9,
});
const said = (text: string, passages: Passage[]) => answerSentences(questionOf(text), passages).map((s) => s.text);

describe('answerSentences', () => {
  it('says nothing from nothing', () => {
    expect(said('低保几天批', [])).toEqual([]);
  });

  it('says the fact and what limits it, not whom to complain to', () => {
    const term = passage('faq-1', 'time-limit', [
      '三十个工作日内办完。',
      '特殊的最长四十五个工作日。',
      '没消息打12345反映。',
    ]);
    expect(said('低保要等好多个工作日', [term])).toEqual(term.say.slice(0, 2));
    expect(said('低保等了好久没消息咋办', [term])).toEqual(term.say);
  });

  it('keeps where to ask when the county decides', () => {
    const amount = passage('faq-2', 'amount', ['低保发多少，各地不一样。', '打12345问。']);
    expect(said('低保能领到好多钱', [amount])).toEqual(amount.say);
  });

  it('says the asked figure first, unless it leans on the sentence before', () => {
    const when = passage('faq-3', 'when', ['买了尽快申请。', '这一轮到二〇二六年底。']);
    expect(said('政策到哪年', [when])).toEqual(['这一轮到二〇二六年底。', '买了尽快申请。']);
    const late = passage('faq-4', 'late', ['先叫您改正。', '不改的要罚五千元。']);
    expect(said('要罚多少钱', [late])).toEqual(late.say);
  });

  it('says yes or no first where the sentence says so, and both rest on it', () => {
    const proxy = passage('faq-5', 'proxy', ['离婚登记不能代办。']);
    expect(answerSentences(questionOf('离婚能不能代办'), [proxy])).toEqual([
      { text: '不能。', passages: ['low#faq-5'] },
      { text: '离婚登记不能代办。', passages: ['low#faq-5'] },
    ]);
  });

  it('answers both of two things asked in one breath, in three sentences at most', () => {
    const papers = passage('faq-6', 'materials', ['带身份证。', '带户口簿。', '带照片。']);
    const place = passage('faq-7', 'where', ['到乡镇政府。', '村里可以代办。']);
    expect(said('要带什么，去哪儿办', [place, papers])).toEqual(['带身份证。', '带户口簿。', '到乡镇政府。']);
  });
});
