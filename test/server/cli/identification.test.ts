import { describe, expect, it } from 'vitest';
import { confusionTable, scoreIdentification } from '../../../server/cli/identification.js';

const rows = [
  { label: 'wu', identified: 'wu' },
  { label: 'gan', identified: 'xiang' },
  { label: 'gan', identified: 'gan' },
  { label: 'gan', identified: 'xiang' },
];

describe('identification', () => {
  it('counts what is right, overall and by dialect, and what was taken for what', () => {
    expect(scoreIdentification(rows)).toEqual({
      total: 4,
      correct: 2,
      accuracy: 0.5,
      byDialect: {
        gan: { total: 3, correct: 1, accuracy: 0.3333 },
        wu: { total: 1, correct: 1, accuracy: 1 },
      },
      confusion: { gan: { xiang: 2, gan: 1 }, wu: { wu: 1 } },
    });
  });

  it('prints a line a label, the commonest first', () => {
    expect(confusionTable(scoreIdentification(rows))).toBe('gan 1/3 → xiang 2, gan 1\nwu 1/1 → wu 1');
  });

  it('has no accuracy without rows', () => {
    expect(scoreIdentification([])).toMatchObject({ total: 0, accuracy: null });
  });
});
