import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRepair } from '../../../server/dialect/repair.js';
import { spokenCosts, typedCosts } from '../../../server/dialect/repair-costs.js';
import { repairSource } from '../../../server/knowledge/repair-source.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

const source = repairSource(smallGuides(), smallTopics(), []);
const repair = createRepair(source);
const mend = (text: string, costs = spokenCosts) => repair([{ text, logProb: 0 }], { costs }).text;
const questions = [
  ...smallGuides().flatMap((g) => g.faq.flatMap((f) => f.ask)),
  ...smallTopics().flatMap((t) => t.asks),
];

/** Characters that turn up in questions, and some that do not. */
const han = fc.constantFrom(...new Set([...questions.join(''), ...'杨底包摘暴零天气电视机长城']));
const text = fc
  .array(fc.oneof(han, fc.constantFrom(...'0123456789，。？abZ ')), { maxLength: 14 })
  .map((c) => c.join(''));

describe('the repair', () => {
  it.each([
    ['底包在哪里申请', '低保在哪里申请'],
    ['杨老金怎么零', '养老金怎么领'],
    ['身份正掉了雜补', '身份证掉了咋补'],
    ['养老金一各月好多钱', '养老金一个月好多钱'],
  ])('writes what the sounds of %s meant', (heard, meant) => {
    expect(mend(heard)).toBe(meant);
  });

  it('says what it changed', () => {
    const { changes } = repair([{ text: '底包在哪里申请', logProb: 0 }]);
    expect(changes.map((c) => `${c.from}→${c.to}`).join(' ')).toMatch(/底.*→.*低/);
  });

  it('takes a worse reading of the recogniser when its sounds make more sense', () => {
    const { text: best } = repair([
      { text: '第一宝在哪里申请', logProb: -0.3 },
      { text: '底保在哪里申请', logProb: -0.35 },
    ]);
    expect(best).toBe('低保在哪里申请');
  });

  it('does not bend another subject into one of ours', () => {
    for (const asked of smallTopics().flatMap((t) => t.asks)) expect(mend(asked)).toBe(asked);
  });

  it('leaves every question of the knowledge base as it is, spoken or typed', () => {
    for (const question of questions) {
      expect(mend(question)).toBe(question);
      expect(mend(question, typedCosts)).toBe(question);
    }
  });

  it('mends typed text only when it is sure: the same sound, another character', () => {
    expect(mend('身份正丢了怎么办', typedCosts)).toBe('身份证丢了怎么办');
    expect(mend('第包在哪里申请', typedCosts)).toBe('第包在哪里申请');
    expect(mend('我家电视机没有声音', typedCosts)).toBe('我家电视机没有声音');
  });

  it('knows what a dialect does not tell apart', () => {
    const merges = [{ part: 'syllable' as const, sounds: ['bao', 'mei'], with: [], note: '' }];
    expect(repair([{ text: '低每在哪里申请', logProb: 0 }], { merges }).text).toBe('低保在哪里申请');
    expect(mend('低每在哪里申请')).not.toBe('低保在哪里申请');
  });

  it('answers nothing to nothing', () => {
    expect(repair([])).toEqual({ text: '', score: 0, changes: [] });
    expect(mend('')).toBe('');
  });

  it('mends once what it would mend twice', () => {
    fc.assert(
      fc.property(text, (heard) => {
        const once = mend(heard);
        expect(mend(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps figures, letters and punctuation, and about the length', () => {
    const kept = (t: string) => [...t].filter((c) => !/\p{Script=Han}/u.test(c)).join('');
    fc.assert(
      fc.property(text, (heard) => {
        const mended = mend(heard);
        expect(kept(mended)).toBe(kept(heard));
        expect(Math.abs([...mended].length - [...heard].length)).toBeLessThanOrEqual(2 + [...heard].length / 4);
      }),
      { numRuns: 300 },
    );
  });
});
