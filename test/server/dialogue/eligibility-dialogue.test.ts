/** When the questions about eligibility begin, go on and end. */
import { describe, expect, it } from 'vitest';
import {
  asksEligibility,
  asksOnlyWhether,
  continueEligibility,
  maxQuestions,
  questionAfter,
  startEligibility,
} from '../../../server/dialogue/eligibility-dialogue.js';
import { conditionsOf } from '../../../server/knowledge/eligibility.js';
import { readLibrary } from '../../../server/knowledge/files.js';
import type { Asking, EligibilityState } from '../../../server/turn/turn.js';

const library = await readLibrary('knowledge-base', '2026-11-24');
const guideOf = (id: string) => {
  const guide = library.guides.get(id);
  if (!guide) throw new Error(`no guide ${id}`);
  return guide;
};
const pension = guideOf('resident-pension-claim');
const askingFor = (state: EligibilityState, condition: number): Extract<Asking, { kind: 'condition' }> => ({
  kind: 'condition',
  service: pension.id,
  condition,
  settled: state.settled,
  asked: state.asked + 1,
});

describe('a question whether one may have it', () => {
  it.each([
    '我今年六十二，能不能领养老金',
    '俺爹够不够条件吃低保',
    '我妈符不符合高龄津贴的条件',
    '我屋头老汉可不可以领',
    '阿拉姆妈好不好领',
    '我可唔可以攞',
    '我家这情况够格不',
    '我老公没工作能领失业金吗',
  ])('%s: begins the questions', (text) => expect(asksEligibility(text, 'who')).toBe(true));

  it.each(['养老金要满多少岁才能领', '哪些人能吃低保', '隔壁老王能不能吃低保', '低保有什么条件'])(
    '%s: does not',
    (text) => expect(asksEligibility(text, 'who')).toBe(false),
  );

  it('does not begin them when something else is asked', () => {
    expect(asksEligibility('我妈能不能在网上办', 'how')).toBe(false);
  });
});

describe('the questions', () => {
  it('begin with what was said as settled', () => {
    const state = startEligibility(pension, '我今年六十二，没交过养老保险，能不能领养老金');
    expect(state).toEqual({
      settled: [
        { condition: 0, holds: true },
        { condition: 1, holds: false },
      ],
      asked: 0,
    });
    expect([0, 1]).not.toContain(questionAfter(pension, state));
  });

  it('begin with what earlier turns settled about the same service, not about another', () => {
    const known = { service: pension.id, settled: [{ condition: 0, holds: true }] };
    expect(startEligibility(pension, '我能不能领', known).settled).toEqual(known.settled);
    expect(startEligibility(pension, '我能不能领', { ...known, service: 'id-card' }).settled).toEqual([]);
  });

  it('are not asked when the outcome stands', () => {
    expect(questionAfter(pension, startEligibility(pension, '我今年五十，能不能领养老金'))).toBeUndefined();
  });

  it('take a reply, and whatever else it says', () => {
    const state = continueEligibility(pension, askingFor({ settled: [], asked: 0 }, 3), '没有，我交了十六年', library);
    expect(state).toEqual({
      settled: [
        { condition: 1, holds: true },
        { condition: 3, holds: false },
      ],
      asked: 1,
    });
  });

  it('take what is told of another condition', () => {
    const state = continueEligibility(pension, askingFor({ settled: [], asked: 0 }, 0), '我养老保险交够了的', library);
    expect(state?.settled).toEqual([{ condition: 1, holds: true }]);
  });

  it('leave a new question alone', () => {
    expect(
      continueEligibility(pension, askingFor({ settled: [], asked: 0 }, 0), '那要带什么', library),
    ).toBeUndefined();
  });

  it.each(['是', '没有', '不晓得'])(
    'end after three, or sooner, for every guide, when all is answered with %s',
    (reply) => {
      for (const guide of library.guides.values()) {
        let state: EligibilityState = { settled: [], asked: 0 };
        const asked: number[] = [];
        for (let next = questionAfter(guide, state); next !== undefined; next = questionAfter(guide, state)) {
          asked.push(next);
          const asking = { ...askingFor(state, next), service: guide.id };
          const after = continueEligibility(guide, asking, reply, library);
          expect(after, `${guide.id} ${conditionsOf(guide.eligibility)[next]?.ask}`).toBeDefined();
          state = after ?? { settled: [], asked: maxQuestions };
        }
        expect(asked.length, guide.id).toBeLessThanOrEqual(maxQuestions);
        expect(new Set(asked).size, guide.id).toBe(asked.length);
        expect(asked.map((i) => conditionsOf(guide.eligibility)[i]?.local).filter(Boolean), guide.id).toEqual([]);
      }
    },
  );
});

describe('asking only whether', () => {
  it('holds nothing but the service, the kin it is for and whether', () => {
    const only = (text: string) => asksOnlyWhether(text, ['低保', '最低生活保障']);
    expect(only('我妈能不能领低保？')).toBe(true);
    expect(only('俺爹想吃低保中不中')).toBe(true);
    expect(only('我妈在外地能不能领低保')).toBe(false);
    expect(only('我能不能领低保')).toBe(false);
    expect(only('我妈能不能领')).toBe(false);
  });
});
