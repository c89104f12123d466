import { describe, expect, it } from 'vitest';
import { mayShow, shareLines, wrongQuestions } from '../../../server/cli/evaluation-report.js';
import { partOf } from '../../../server/cli/question-part.js';
import type { Scored } from '../../../server/cli/score.js';

const questionIn = (part: string) =>
  Array.from({ length: 50 }, (_, i) => `第${i}问`).find((q) => partOf(q) === part) ?? '';

const wrong = (question: string, first?: string): Scored => ({
  row: { dialect: 'wu', question, expected: ['id-card'], ...(first && { first }) },
  dialect: 'wu',
  answer: { status: 'clarify', spoken: [], choices: [], citations: [] },
  correct: false,
  unsourced: 0,
  seconds: 1,
  identified: 'wu',
});
const [open, scored] = [wrong(questionIn('open'), '先问一句'), wrong(questionIn('scored'))];

describe('what an evaluation shows', () => {
  it('names wrong open questions and only counts scored ones', () => {
    const lines = wrongQuestions([open, scored, scored], { showScored: false });
    expect(lines[0]).toContain(`先问一句 … ${open.row.question} → clarify`);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/2 wrong questions of the scored part/);
    expect(lines.join()).not.toContain(scored.row.question);
  });

  it('shows scored ones when told', () => {
    expect(wrongQuestions([scored], { showScored: true }).join()).toContain(scored.row.question);
    expect(mayShow(scored.row, { showScored: true })).toBe(true);
    expect(mayShow(scored.row, { showScored: false })).toBe(false);
  });

  it('says which fact was not said, what was wrong, and what was said instead', () => {
    const said = [{ text: '满五十岁。', passages: [] }];
    const fact = { said: false, missing: ['60岁'], wrong: ['50|岁'] };
    const one: Scored = { ...open, correct: true, fact, answer: { ...open.answer, spoken: said } };
    const [line = ''] = wrongQuestions([one], { showScored: false });
    expect(line).toContain('not said: 60岁');
    expect(line).toContain('wrong: 50|岁');
    expect(line).toContain('said: 满五十岁。');
    expect(wrongQuestions([{ ...one, fact: { said: true, missing: [], wrong: [] } }], { showScored: false })).toEqual(
      [],
    );
  });

  it('says where more or less than one sentence was said to what is no question', () => {
    const refused: Scored = {
      ...open,
      correct: true,
      row: { ...open.row, expected: [], statuses: ['declined'] },
      answer: { ...open.answer, status: 'declined', spoken: [] },
    };
    expect(wrongQuestions([refused], { showScored: false }).join()).toContain('not one sentence');
    const polite = { ...refused.answer, spoken: [{ text: '这个我帮不上忙。', passages: [] }] };
    expect(wrongQuestions([{ ...refused, answer: polite }], { showScored: false })).toEqual([]);
  });

  it('lists the shares that miss something, the worst first', () => {
    const shares = {
      a: { total: 4, correct: 3, accuracy: 0.75 },
      b: { total: 4, correct: 4, accuracy: 1 },
      c: { total: 4, correct: 1, accuracy: 0.25 },
    };
    expect(shareLines(shares)).toEqual(['c 1/4', 'a 3/4', '1 of 3 without a wrong one']);
  });
});
