/** What a turn takes from the question back of the turn before. */
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { takeAsked, withEligibility } from '../../../server/turn/take-asked.js';
import type { Asking, Need, TurnInput } from '../../../server/turn/turn.js';
import { sampleGuide } from '../../fixtures/guides.js';
import { questionOf } from '../../support/questions.js';

const guide = sampleGuide();
const library = buildLibrary({ guides: [guide], topics: [] });
const input = (more: Partial<TurnInput>): TurnInput => ({ turnId: 't', speak: false, ...more });
const need = (more: Partial<Need> = {}): Need => ({
  decision: 'service',
  aspect: 'who',
  candidates: [{ id: guide.id, name: guide.name, score: 1, arms: {} }],
  confidence: 1,
  ...more,
});
const services: Asking = {
  kind: 'services',
  aspect: 'where',
  choices: [
    { service: guide.id, label: '样板钱' },
    { service: 'other', label: '别的钱' },
  ],
};
const age: Asking = { kind: 'condition', service: guide.id, condition: 0, settled: [], asked: 1 };

describe('a reply', () => {
  it('picks a service and keeps what was asked about it', () => {
    const found = takeAsked(questionOf('头一个'), input({ asking: services }), library);
    expect(found).toMatchObject({ decision: 'service', aspect: 'where', candidates: [{ id: guide.id }] });
    expect(found?.followed).toBe('reply');
  });

  it('picks a service that says nothing of what was asked: it tells what it is about', () => {
    const unsaid = { ...services, aspect: 'concurrent' as const };
    expect(takeAsked(questionOf('头一个'), input({ asking: unsaid }), library)?.aspect).toBe('overview');
  });

  it('that none is meant asks to say it again', () => {
    expect(takeAsked(questionOf('都不是'), input({ asking: services }), library)?.decision).toBe('unheard');
  });

  it('settles a condition', () => {
    const found = takeAsked(questionOf('六十二了'), input({ asking: age }), library);
    expect(found).toMatchObject({
      decision: 'service',
      aspect: 'who',
      eligibility: { settled: [{ condition: 0, holds: true }], asked: 1 },
    });
  });

  it('is read in standard wording where the dialect tells nothing', () => {
    const found = takeAsked(questionOf('㖀哦', { standard: '不知道' }), input({ asking: age }), library);
    expect(found?.eligibility?.settled).toEqual([{ condition: 0, holds: 'unsure' }]);
  });

  it('asks what the last answer rests on', () => {
    const previous = { service: guide.id, aspect: 'fee' as const };
    const found = takeAsked(questionOf('凭啥子这么说嘛'), input({ previous }), library);
    expect(found).toMatchObject({ basis: [], aspect: 'fee', candidates: [{ id: guide.id }] });
    expect(takeAsked(questionOf('依据是什么'), input({}), library)).toBeUndefined();
  });

  it.each([
    ['nothing was asked', '有', {}],
    ['it is a question', '那要带什么', { asking: age }],
    ['the service is gone', '有', { asking: { ...age, service: 'gone' } }],
  ])('is none when %s', (_, text, more: Partial<TurnInput>) => {
    expect(takeAsked(questionOf(text), input(more), library)).toBeUndefined();
  });
});

describe('questions about eligibility', () => {
  it('begin with what is said', () => {
    const found = withEligibility(need(), questionOf('我今年六十二，能不能领样板钱'), input({}), library);
    expect(found.eligibility).toEqual({ settled: [{ condition: 0, holds: true }], asked: 0 });
  });

  it('begin whatever it was taken for, when the person tells of themselves', () => {
    const elsewhere = need({ aspect: 'exception' });
    expect(withEligibility(elsewhere, questionOf('我今年六十二，能不能领样板钱'), input({}), library)).toMatchObject({
      aspect: 'who',
      eligibility: { asked: 0 },
    });
    expect(withEligibility(elsewhere, questionOf('我能不能领样板钱'), input({}), library)).toEqual(elsewhere);
    expect(withEligibility(elsewhere, questionOf('我六十二了，能领多少钱不'), input({}), library)).toEqual(elsewhere);
  });

  it('go on for kin, without what was said of oneself', () => {
    const known = { service: guide.id, settled: [{ condition: 0, holds: true }] };
    const previous = { service: guide.id, aspect: 'who' as const };
    expect(
      withEligibility(need({ aspect: 'overview' }), questionOf('那我妈呢'), input({ previous, known }), library)
        .eligibility,
    ).toEqual({ settled: [], asked: 0 });
    expect(withEligibility(need(), questionOf('我能不能领'), input({ known }), library).eligibility?.settled).toEqual(
      known.settled,
    );
  });

  it.each([
    ['nobody asks of themselves', '样板钱哪些人能领', need()],
    ['something else is asked', '我妈能不能代我办', need({ aspect: 'proxy' })],
    ['no service is meant', '我能不能领', need({ decision: 'ambiguous' })],
    ['only kin is named, of nothing', '那我妈呢', need({ aspect: 'where' })],
  ])('do not begin where %s', (_, text, before) => {
    expect(withEligibility(before, questionOf(text), input({}), library)).toEqual(before);
  });
});

describe('a question that goes on', () => {
  const previous = { service: guide.id, aspect: 'where' as const };

  it('asks what its words say, where the guide says something to it', () => {
    const found = withEligibility(
      need({ aspect: 'overview' }),
      questionOf('那要好多天嘛'),
      input({ previous }),
      library,
    );
    expect(found).toMatchObject({ aspect: 'time-limit', followed: true });
    const unsaid = withEligibility(need({ aspect: 'overview' }), questionOf('那丢了呢'), input({ previous }), library);
    expect(unsaid).toEqual(need({ aspect: 'overview' }));
  });

  it('is none when it is about another service, or several may be meant', () => {
    const other = need({ aspect: 'overview' });
    const elsewhere = { service: 'other', aspect: 'where' as const };
    expect(withEligibility(other, questionOf('那要好多天嘛'), input({ previous: elsewhere }), library)).toEqual(other);
    const two = need({ candidates: [...other.candidates, { id: 'b', name: '乙', score: 0.5, arms: {} }] });
    expect(withEligibility(two, questionOf('那要好多天嘛'), input({ previous }), library)).toEqual(two);
  });
});
