import { describe, expect, it } from 'vitest';
import { decide } from '../../../server/turn/decide.js';
import type { Evidence } from '../../../server/turn/evidence.js';

const clear: Evidence = {
  services: [],
  topics: [],
  vague: [],
  exact: false,
  service: 0.9,
  lead: 0.3,
  topic: 0.4,
  half: 0,
  serviceChance: 0,
  topicChance: 0,
  halfChance: 0,
  unknown: 0.1,
  focus: 2.5,
  topicFocus: 0.1,
  named: 0.5,
  topicNamed: 0,
  length: 9,
};
const typed = { dense: true, spoken: false };
const decisionOf = (more: Partial<Evidence>, how = typed) => decide({ ...clear, ...more }, how).decision;

describe('decide', () => {
  it('answers clear questions, with and without meaning', () => {
    expect(decisionOf({})).toBe('service');
    expect(decisionOf({}, { dense: false, spoken: true })).toBe('service');
    expect(decide({ ...clear, exact: true, service: 0.2 }, typed)).toEqual({ decision: 'service', confidence: 1 });
  });

  it('lets a stronger subject win', () => {
    expect(decisionOf({ topic: 1.15, topicFocus: 2, service: 0.7 })).toBe('topic');
    expect(decisionOf({ topic: 0.93, focus: 3 })).toBe('topic');
  });

  it('turns down what it knows too little about', () => {
    expect(decisionOf({ service: 0.35, lead: 0.02, unknown: 0.7, focus: 0.3, named: 0 })).toBe('unknown');
    expect(decisionOf({ service: 0.3, topic: 0.34, unknown: 0.7, focus: 0.3, named: 0 })).toBe('unknown');
  });

  it('makes no question of a single character', () => {
    expect(decisionOf({ length: 0, service: 2 })).toBe('unknown');
  });

  it('asks back when the words fit several services', () => {
    const vague = { service: 0.8, lead: 0.03, focus: 0.3, named: 0, unknown: 0, length: 5 };
    expect(decisionOf(vague)).toBe('ambiguous');
    expect(decisionOf({ ...vague, topic: 0.85 })).toBe('ambiguous');
    expect(decisionOf({ ...vague, topic: 1.1 })).toBe('topic');
    expect(decisionOf({ ...vague, unknown: 0.5 })).not.toBe('ambiguous');
  });

  it('asks back rather than turning down what is half said in words we know', () => {
    const half = { service: 0.5, lead: 0.04, topic: 0.4, unknown: 0.1, focus: 0.9, named: 0, length: 9 };
    expect(decisionOf(half)).toBe('ambiguous');
    expect(decisionOf({ ...half, unknown: 0.5 })).toBe('unknown');
    expect(decisionOf({ ...half, topic: 0.49 })).toBe('unknown');
    expect(decisionOf({ ...half, service: 0.4 })).toBe('unknown');
    expect(decisionOf({ ...half, length: 18, service: 0.46 })).not.toBe('ambiguous');
  });

  it('asks back rather than answering about one of several that are as near, unless one is named', () => {
    const near = { service: 0.62, lead: 0.03, topic: 0.42, unknown: 0.1, focus: 0.9, named: 0, length: 10 };
    expect(decisionOf(near)).toBe('ambiguous');
    expect(decisionOf({ ...near, named: 0.5 })).toBe('service');
    expect(decisionOf({ ...near, lead: 0.2 })).toBe('service');
  });

  it('is the surer the stronger the evidence', () => {
    const sure = (service: number) => decide({ ...clear, service }, typed).confidence;
    expect(sure(0.95)).toBeGreaterThan(sure(0.8));
    for (const s of [0, 0.5, 1.5]) {
      expect(sure(s)).toBeGreaterThanOrEqual(0);
      expect(sure(s)).toBeLessThanOrEqual(1);
    }
  });

  it('asks less of what was heard than of what was typed', () => {
    const border = { service: 0.6, topic: 0.4, named: 0, lead: 0.2, length: 8, unknown: 0.25 };
    const how = (spoken: boolean) => decisionOf(border, { dense: true, spoken });
    expect([how(false), how(true)]).not.toEqual(['service', 'unknown']);
  });
});
