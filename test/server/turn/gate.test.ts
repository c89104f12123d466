import { describe, expect, it } from 'vitest';
import { evidenceOf, gate } from '../../../server/turn/gate.js';
import type { Passage } from '../../../server/turn/turn.js';

const passage = (id: string, kind: Passage['kind'], say: string[], text: string): Passage => ({
  id,
  serviceId: 's',
  kind,
  aspect: 'who',
  say,
  text,
  citations: [],
  score: 1,
});
const faq = passage('s#faq-0', 'faq', ['可以申请。'], '示例\n可以申请。\n打工的能不能申请');
const law = passage('law#3', 'article', [], '示例法\n申请之日起三十日内办结；逾期的，应当说明理由。');

describe('gate', () => {
  it('reads an article as written, and of a question and its answer only the answer', () => {
    expect(evidenceOf([law]).sentences).toContain('申请之日起三十日内办结');
    expect(evidenceOf([faq]).sentences).toEqual(['可以申请。']);
  });

  it('keeps the order and the sentences themselves', () => {
    const spoken = [
      { text: '三十日内办结。', passages: ['law#3'] },
      { text: '不可以申请。', passages: ['s#faq-0'] },
      { text: '能申请。', passages: ['s#faq-0'] },
    ];
    const kept = gate(spoken, (id) => [faq, law].find((p) => p.id === id));
    expect(kept).toEqual([spoken[0], spoken[2]]);
  });

  it('takes a bare yes or no for a word on the sentence behind it', () => {
    const both = passage('s#faq-1', 'faq', ['老人可以代办。', '孩子不能代办。'], '示例');
    const answer = (...texts: string[]) =>
      gate(
        texts.map((text) => ({ text, passages: ['s#faq-1'] })),
        () => both,
      ).map((s) => s.text);
    expect(answer('能。', '老人可以代办。')).toHaveLength(2);
    expect(answer('不能。', '老人可以代办。')).toEqual(['老人可以代办。']);
    expect(answer('不能。', '孩子不能代办。')).toHaveLength(2);
  });

  it('lets a sentence draw on two passages that it cites', () => {
    const kept = gate([{ text: '可以申请，三十日内办结。', passages: ['s#faq-0', 'law#3'] }], (id) =>
      [faq, law].find((p) => p.id === id),
    );
    expect(kept).toHaveLength(1);
  });
});
