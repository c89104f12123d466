import { describe, expect, it } from 'vitest';
import { benchMishearing } from '../../../server/cli/mishearing-levels.js';
import { defaultMerges } from '../../../server/dialect/phonetics.js';
import type { IndexDocument } from '../../../server/knowledge/retrieval/document.js';

const subjects = [
  '养老金',
  '低保金',
  '残疾证',
  '宅基地',
  '身份证',
  '结婚证',
  '医疗费',
  '误工费',
  '租赁物',
  '承租人',
  '合伙人',
  '借款人',
];
// Often enough for their characters to be ones that can be misheard.
const document = (name: string, i: number): IndexDocument => ({
  id: `${i}`,
  kind: 'article',
  name: `${name}条例`,
  aliases: [],
  questions: [],
  text: `办理${name}应当提交申请材料。${`${name}由县级人民政府负责办理和发放，金额由当地决定。`.repeat(20)}`,
});
/** Meaning that says nothing: all texts alike. */
const embedder = { embed: async (texts: readonly string[]) => texts.map(() => new Float32Array(32).fill(32 ** -0.5)) };

describe('the mishearing benchmark', () => {
  const bench = (seed: number) =>
    benchMishearing(
      {
        documents: subjects.map(document),
        questions: subjects.map((name, i) => ({
          id: `q${i}`,
          text: `办理${name}应当提交申请材料`,
          right: new Set([`${i}`]),
        })),
        embedder,
        merges: defaultMerges,
        outsideErrors: 'near',
        seed,
      },
      () => {},
    );

  it('measures every level and way, against the clean questions of the same way', async () => {
    const { levels } = await bench(1);
    expect(Object.keys(levels)).toEqual(['0%', '15%', '30%', '50%']);
    for (const [level, { arms }] of Object.entries(levels)) {
      expect(Object.keys(arms)).toEqual(['heard', 'decoded', 'sound', 'all']);
      for (const [name, arm] of Object.entries(arms)) {
        const clean = levels['0%']?.arms[name]?.['R@10'] as number;
        if (level === '0%') expect(arm).not.toHaveProperty('ofClean');
        else expect(arm.ofClean).toBeCloseTo(arm['R@10'] / clean, 2);
      }
    }
    expect(levels['0%']?.arms.all?.['R@1']).toBe(1);
    expect(levels['0%']?.wrongCharacters.heard).toBe(0);
  });

  it('mishears as many characters as it says, and mends some of them', async () => {
    const { levels } = await bench(1);
    const { heard, decoded } = levels['50%']?.wrongCharacters ?? { heard: 0, decoded: 0 };
    expect(heard).toBeGreaterThan(0.3);
    expect(heard).toBeLessThanOrEqual(0.56);
    expect(decoded).toBeLessThan(heard);
  });

  it('finds the same again with the same seed', async () => {
    const [a, b] = [await bench(5), await bench(5)];
    expect(b.levels).toEqual(a.levels);
  });
});
