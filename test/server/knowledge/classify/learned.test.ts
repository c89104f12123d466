/** What is learned from ways of asking: it generalises, it is the same every time, and it may be asked about other knowledge. */
import { describe, expect, it } from 'vitest';
import { chanceScore, learn, learnedChances, learnedFrom } from '../../../../server/knowledge/classify/learned.js';
import type { Entity } from '../../../../server/knowledge/search-units.js';

const entity = (id: string, asks: readonly string[]): Entity => ({
  id,
  name: id,
  kind: 'service',
  names: [],
  asks,
  says: [],
});
const entities = [
  entity('id-card', ['身份证丢了怎么办', '补身份证要带什么', '换身份证要多久', '身份证到期了']),
  entity('pension', ['养老金怎么领', '养老金几时发', '养老钱停了', '六十岁领养老金']),
  entity('weather', ['明天下雨吗', '今天天气', '后天冷不冷', '会不会下雪']),
];
const sounds = (text: string) => [...text];
const ask = (text: string, of: readonly Entity[] = entities) =>
  learnedChances(learn(entities, sounds), of, sounds)([{ text, weight: 1 }]);

describe('learned', () => {
  it.each([
    ['我的身份证不见了', 0],
    ['养老金好久发', 1],
    ['明天会不会下雨', 2],
  ])('tells whom %s asks about', (text, place) => {
    const chances = [...ask(text)];
    expect(chances.indexOf(Math.max(...chances))).toBe(place);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
  });

  it('is the same every time', () => {
    expect(learn(entities, sounds).runs).toEqual(learn(entities, sounds).runs);
  });

  it('leaves to what it does not know what it is not sure of', () => {
    const [known = 0, fresh = 0] = ask('身份证丢了', [entities[0] as Entity, entity('new', ['新事'])]);
    expect(known).toBeGreaterThan(fresh);
    expect(fresh).toBeCloseTo(1 - known, 4);
  });

  it('learns from other texts when a way of asking moves', () => {
    const moved = [entity('id-card', ['身份证丢了怎么办']), entity('pension', ['补身份证要带什么'])];
    expect(learnedFrom(moved)).not.toEqual(
      learnedFrom([
        entity(
          'id-card',
          moved.flatMap((e) => e.asks),
        ),
      ]),
    );
  });

  it('scores certainty 1, impossibility 0, and evenly between by halving', () => {
    expect(chanceScore(1)).toBeCloseTo(1, 3);
    expect(chanceScore(0)).toBeCloseTo(0, 6);
    expect(chanceScore(0.5) - chanceScore(0.25)).toBeCloseTo(chanceScore(0.25) - chanceScore(0.125), 3);
  });
});
