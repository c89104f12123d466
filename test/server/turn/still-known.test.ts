import { describe, expect, it } from 'vitest';
import { stillKnown } from '../../../server/turn/still-known.js';
import type { Answer } from '../../../server/turn/turn.js';

const answer: Answer = {
  status: 'answered',
  service: 'id-card',
  spoken: [{ text: '六十岁以上发长期证。', passages: ['id-card#faq-1'] }],
  choices: [],
  citations: [{ title: '居民身份证法' }],
};
const instead = () => ['规定正在换新，请到窗口问。'];

describe('an answer that took a moment', () => {
  it('passes while its guide is current', () => {
    expect(stillKnown(answer, { known: (id) => id === 'id-card', instead })).toBe(answer);
  });
  it('is not said once its guide is withdrawn', () => {
    const after = stillKnown(answer, { known: () => false, instead });
    expect(after).toMatchObject({
      status: 'not-covered',
      spoken: [{ text: '规定正在换新，请到窗口问。' }],
      citations: [],
    });
    expect(after.card).toBeUndefined();
  });
  it('passes when it is about no service', () => {
    const { service: _, ...other } = answer;
    expect(stillKnown(other, { known: () => false, instead })).toBe(other);
  });
});
