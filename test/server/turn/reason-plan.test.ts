import { describe, expect, it } from 'vitest';
import { namedIn, planReasons } from '../../../server/turn/reason-plan.js';
import type { Aspect } from '../../../server/turn/turn.js';

const known = [
  { id: 'low', names: ['低保', '最低生活保障'] },
  { id: 'old', names: ['高龄津贴'] },
  { id: 'edge', names: ['低保边缘'] },
];
const plan = (text: string, aspect: Aspect = 'overview') =>
  planReasons({ repaired: text, standard: text }, { decision: 'service', aspect, candidates: [] }, known);

describe('planReasons', () => {
  it.each([
    '又吃低保又领高龄津贴行不行',
    '低保和高龄津贴能不能同时拿',
    '我妈有低保，还能领高龄津贴吗',
    '领了高龄津贴影响低保不',
    '低保跟高龄津贴两样都能领吗',
  ])('sees that two are meant together: %s', (text) => {
    const found = plan(text);
    expect(found?.services.map((s) => s.id).sort()).toEqual(['low', 'old']);
    expect(found?.parts).toHaveLength(4);
    expect(found?.parts.map((p) => p.aspect)).toContain('concurrent');
  });

  it('takes the aspect for a sign too, and provinces', () => {
    expect(plan('低保高龄津贴', 'concurrent')?.why).toBe('together');
    expect(plan('我在外省打工，老家的低保和高龄津贴咋办')?.why).toBe('two-provinces');
  });

  it.each(['低保在哪里申请', '低保和高龄津贴分别找谁', '又要户口本又要身份证，低保到底带啥', '同时办两样'])(
    'leaves alone what one passage answers: %s',
    (text) => {
      expect(plan(text)).toBeUndefined();
    },
  );

  it('counts the longest name, once', () => {
    expect(namedIn('低保边缘能不能领高龄津贴', known).map((s) => s.id)).toEqual(['edge', 'old']);
  });
});
