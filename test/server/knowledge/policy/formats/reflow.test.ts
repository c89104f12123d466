import { describe, expect, it } from 'vitest';
import { reflowPages } from '../../../../../server/knowledge/policy/formats/reflow.js';

const line = (text: string, left = 0, right = 400) => ({ text, left, right, height: 14 });

describe('printed lines', () => {
  it('that fill the page go on in the next one, over the page’s end too', () => {
    expect(
      reflowPages([
        [line('第一条 申请低保应当向乡镇人民'), line('政府提出。', 0, 80)],
        [line('第二条 乡镇人民政府应当自')],
        [line('受理之日起办理。', 0, 120)],
      ]),
    ).toBe('第一条 申请低保应当向乡镇人民政府提出。\n\n第二条 乡镇人民政府应当自受理之日起办理。');
  });

  it('that begin something new or are indented are paragraphs of their own', () => {
    expect(
      reflowPages([
        [line('应当提交下列材料并且保证真实：'), line('（一）身份证；'), line('低保金按月发。', 28), line('一、附则')],
      ]),
    ).toBe('应当提交下列材料并且保证真实：\n\n（一）身份证；\n\n低保金按月发。\n\n一、附则');
  });

  it('that only number or head the page go', () => {
    const page = (n: number) => [
      line('某县人民政府公报', 100, 300),
      line(`第${n}段正文到此。`, 0, 100),
      line(`— ${n} —`, 180, 220),
    ];
    expect(reflowPages([page(1), page(2), page(3)])).toBe('第1段正文到此。\n\n第2段正文到此。\n\n第3段正文到此。');
  });

  it('of Latin words keep their space', () => {
    expect(reflowPages([[line('the first'), line('second', 0, 50)]])).toBe('the first second');
  });
});
