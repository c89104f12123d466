/** How several services are asked about, and what the choices are called. */
import { describe, expect, it } from 'vitest';
import { serviceChoices } from '../../../server/dialogue/choices.js';
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

describe('the choices', () => {
  const guides = new Map(
    Object.entries({
      a: { name: '残疾人证办理', aliases: ['残疾证'] },
      b: { name: '困难残疾人生活补贴', aliases: ['残疾证补贴', '残疾补贴'] },
      c: { name: '临时救助', aliases: ['残疾证'] },
    }),
  );
  const candidates = Object.entries({ a: '残疾人证办理', b: '困难残疾人生活补贴', c: '临时救助' }).map(
    ([id, name]) => ({ id, name }),
  );

  it('are called by names of which none holds another', () => {
    const labels = serviceChoices(candidates, guides).map((c) => c.label);
    expect(new Set(labels).size).toBe(3);
    expect(labels.slice(1)).toEqual(['残疾补贴', '临时救助']);
  });

  it('are four at the most', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: `事项${id}` }));
    expect(serviceChoices(many, new Map())).toHaveLength(4);
  });
});
