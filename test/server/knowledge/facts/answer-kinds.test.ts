import { describe, expect, it } from 'vitest';
import { figureKinds, kindsAsked, kindsGiven } from '../../../../server/knowledge/facts/answer-kinds.js';

describe('kindsAsked', () => {
  it.each([
    ['低保好久批得下来', 'duration'],
    ['补办一张几多钱', 'money'],
    ['满好多岁才领得到', 'age'],
    ['最少报几成', 'share'],
    ['要几个人才能办', 'count'],
    ['到哪年截止', 'date'],
    ['投诉打啥号', 'phone'],
    ['喺边度办', 'place'],
    ['要带啥子材料', 'papers'],
    ['过期了还能办不嘛', 'verdict'],
  ] as const)('%s asks for %s', (wording, kind) => {
    expect([...kindsAsked(wording)]).toContain(kind);
  });

  it('asks for nothing in particular with a bare name', () => {
    expect(kindsAsked('低保').size).toBe(0);
  });
});

describe('kindsGiven and figureKinds', () => {
  it('tell a length of time from an amount and an age', () => {
    expect([...figureKinds(['三十个工作日内办完。'])]).toEqual(['duration']);
    expect(figureKinds(['每本十元。']).has('money')).toBe(true);
    expect(figureKinds(['满六十周岁。']).has('age')).toBe(true);
  });

  it('take a number to dial for no count', () => {
    expect(figureKinds(['打12345问。']).size).toBe(0);
    expect(kindsGiven(['打12345问。']).has('phone')).toBe(true);
  });

  it('know a sentence that settles a question', () => {
    expect(kindsGiven(['离婚登记不能代办。']).has('verdict')).toBe(true);
    expect(kindsGiven(['带身份证去窗口。']).has('verdict')).toBe(false);
  });
});
