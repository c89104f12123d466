import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes, simplified, tidy } from '../../../../../server/adapters/recognisers/whisper/text.js';

describe('tidy', () => {
  it.each([
    ['養老金怎麼領', '养老金怎么领'],
    [' 低保 在哪里 申请。', '低保在哪里申请'],
    ['...好的!', '好的'],
    ['今年交400塊', '今年交400块'],
    ['办 ETC 卡', '办ETC卡'],
    ['wi fi 密码', 'wi fi密码'],
    ['１２３４５', '12345'],
    ['三点五,还是3.5', '三点五,还是3.5'],
    ['♪♪', ''],
  ])('%s → %s', (from, to) => {
    expect(tidy(from)).toBe(to);
  });

  it('is done after once, and leaves every figure', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'養老金領低保 ,。3é7ab!') }), (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once.replace(/\D/g, '')).toBe(text.replace(/\D/g, ''));
      }),
    );
  });
});

describe('fromBytes', () => {
  it('leaves out half a character', () => {
    const bytes = Buffer.from('低保').toString('latin1');
    expect(fromBytes(bytes)).toBe('低保');
    expect(fromBytes(bytes.slice(0, 5))).toBe('低');
  });
});

describe('simplified', () => {
  it('leaves simplified text alone', () => {
    expect(simplified('乾隆皇帝的后台干活')).toContain('皇帝的后台干活');
    expect(simplified('裡面')).toBe('里面');
  });
});
