import { describe, expect, it } from 'vitest';
import { repairSource } from '../../../server/knowledge/repair-source.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

const source = repairSource(smallGuides(), smallTopics(), []);

describe('repairSource', () => {
  it('learns questions, answers and names, of subjects that are not ours too', () => {
    const texts = source.sentences.map((s) => s.text);
    expect(texts).toEqual(
      expect.arrayContaining(['低保在哪里申请', '到乡镇政府申请低保。', '吃低保', '今天天气怎么样']),
    );
  });

  it('counts questions more than answers', () => {
    const weight = (text: string) => source.sentences.find((s) => s.text === text)?.weight ?? 0;
    expect(weight('低保在哪里申请')).toBeGreaterThan(weight('到乡镇政府申请低保。'));
  });

  it('takes names and papers of two to eight characters as words', () => {
    expect(source.words).toEqual(expect.arrayContaining(['低保', '户口簿', '身份证', '天气']));
    expect(source.words.every((w) => w.length >= 2 && w.length <= 8)).toBe(true);
    expect(new Set(source.words).size).toBe(source.words.length);
  });
});
