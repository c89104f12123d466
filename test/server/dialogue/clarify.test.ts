/** How several services are asked about. */
import { describe, expect, it } from 'vitest';
import { clarifyQuestion } from '../../../server/dialogue/clarify.js';

const choices = ['低保', '五保', '临时救助'].map((label) => ({ service: label, label }));

describe('the question back', () => {
  it('numbers its choices for the ear', () => {
    expect(clarifyQuestion(choices)).toBe('您问的是：第一，低保；第二，五保；还是第三，临时救助？');
    expect(clarifyQuestion(choices.slice(0, 2))).toBe('您问的是：第一，低保；还是第二，五保？');
  });

  it('asks about one with yes or no', () => {
    expect(clarifyQuestion(choices.slice(0, 1))).toBe('您问的是低保吗？');
  });

  it('keeps words of its own, and names the choices unless they do', () => {
    expect(clarifyQuestion(choices, '您说的是哪一笔钱？')).toBe(
      '您说的是哪一笔钱：第一，低保；第二，五保；还是第三，临时救助？',
    );
    const named = '是低保、五保，还是临时救助的钱？';
    expect(clarifyQuestion(choices, named)).toBe(named);
  });
});
