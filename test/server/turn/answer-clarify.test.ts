/** What is answered when several services may be meant. */
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { answerClarify } from '../../../server/turn/answer-clarify.js';
import type { Need } from '../../../server/turn/turn.js';
import { sampleGuide } from '../../fixtures/guides.js';

const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
const candidate = (id: string, name: string) => ({ id, name, score: 1, arms: {} });
const need: Need = {
  decision: 'ambiguous',
  aspect: 'where',
  candidates: [candidate('sample-allowance', '示例补贴'), candidate('other', '别的补贴')],
  confidence: 0.6,
};

describe('asking back', () => {
  it('calls the services as people do and waits for the reply', () => {
    const choices = [
      { service: 'sample-allowance', label: '样板钱' },
      { service: 'other', label: '别的补贴' },
    ];
    expect(answerClarify(need, '问一下。', library)).toEqual({
      status: 'clarify',
      spoken: [
        { text: '问一下。', passages: [] },
        { text: '您问的是：第一，样板钱；还是第二，别的补贴？', passages: [] },
      ],
      choices,
      asking: { kind: 'services', choices, aspect: 'where' },
      citations: [],
    });
  });

  it('takes the words and the choices that the knowledge base has', () => {
    const choices = ['甲钱', '乙钱'].map((label) => ({ service: label, label }));
    const asked = answerClarify({ ...need, asked: { say: '您说的是哪笔钱？', choices } }, '问一下。', library);
    expect(asked.spoken[1]?.text).toBe('您说的是哪笔钱：第一，甲钱；还是第二，乙钱？');
    expect(asked.choices).toEqual(choices);
  });
});
