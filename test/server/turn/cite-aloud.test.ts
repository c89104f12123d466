import { describe, expect, it } from 'vitest';
import { citationAloud, citeAloud, isCitationOf } from '../../../server/turn/cite-aloud.js';

const law = { title: '中华人民共和国示例法', article: '第十八条' };
const rule = { title: '示例办法', number: '示发〔2021〕57号' };

describe('citeAloud', () => {
  it('says the short title and the article, and the document number only without one', () => {
    expect(citationAloud(law)).toBe('《示例法》第十八条');
    expect(citationAloud({ ...rule, article: '第四条' })).toBe('《示例办法》第四条');
    expect(citeAloud([rule])).toBe('依据是《示例办法》（示发〔2021〕57号）。');
  });

  it('is one sentence with two rules at the most, the articles of one rule together', () => {
    expect(citeAloud([law, { ...law, article: '第十九条' }, law, rule, { title: '第三个' }])).toBe(
      '依据是《示例法》第十八条和第十九条，还有《示例办法》（示发〔2021〕57号）。',
    );
    expect(citeAloud([])).toBeUndefined();
  });

  it('knows its own sentence again, and no altered one', () => {
    expect(isCitationOf('依据是《示例法》第十八条。', [law])).toBe(true);
    expect(isCitationOf('依据是《示例法》第十九条。', [law])).toBe(false);
  });
});
