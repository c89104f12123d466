import { describe, expect, it } from 'vitest';
import { materialSentences, passagesOf } from '../../../server/knowledge/passages.js';
import { unsourcedFigures } from '../../../server/safety/figures.js';
import { sampleGuide } from '../../fixtures/guides.js';

describe('passagesOf', () => {
  it('leaves out what rests only on an unconfirmed basis', () => {
    const all = passagesOf(sampleGuide());
    expect(all.some((p) => p.aspect === 'amount')).toBe(false);
    expect(JSON.stringify(all)).not.toContain('五百');
  });

  it('holds in its text every figure that it says', () => {
    for (const passage of passagesOf(sampleGuide()))
      for (const sentence of passage.say) expect(unsourcedFigures(sentence, passage.text)).toEqual([]);
  });

  it('says what to bring, what is filled in there and what need not be brought', () => {
    expect(materialSentences(sampleGuide())).toEqual([
      '要带户口簿、身份证原件和复印件。',
      '申请表到了现场填。',
      '收入证明不用您交，工作人员网上查。',
    ]);
  });
});
