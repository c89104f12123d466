import { describe, expect, it } from 'vitest';
import {
  addUp,
  firstService,
  type Understood,
  type Way,
  wayNames,
  ways,
} from '../../../server/cli/understanding-ways.js';
import type { Ranked } from '../../../server/knowledge/search-index.js';

const texts = { reference: '低保', heard: '底包', repaired: '低保' };

function ranked(id: string, score: number, arms: Ranked['arms'], kind: 'service' | 'topic' = 'service'): Ranked {
  return { entity: { kind, id } as Ranked['entity'], score, exact: false, chance: 0, arms };
}

function row(voice: string, style: string, rightWays: readonly Way[], errors = 1): Understood {
  const right = Object.fromEntries(wayNames.map((w) => [w, rightWays.includes(w)])) as Understood['right'];
  return { voice, style, errors, characters: 4, right };
}

describe('ways', () => {
  it('search one text alone, or both that differ', () => {
    expect(ways.heard(texts)).toEqual([{ text: '底包', weight: 1 }]);
    expect(ways.repaired(texts)).toEqual([{ text: '低保', weight: 1 }]);
    expect(ways.both(texts).map((w) => w.text)).toEqual(['底包', '低保']);
    expect(ways.both({ ...texts, heard: '低保' })).toHaveLength(1);
  });
});

describe('firstService', () => {
  const list = [
    ranked('topic', 9, { words: 9 }, 'topic'),
    ranked('a', 3, { words: 3, sound: 0, meaning: 0 }),
    ranked('b', 2, { words: 0, sound: 2, meaning: 1 }),
  ];
  it('keeps the order of the index, and leaves topics out', () => {
    expect(firstService(list)).toBe('a');
  });
  it('ranks anew by the arms that are named', () => {
    expect(firstService(list, ['sound'])).toBe('b');
    expect(firstService(list, ['words', 'meaning'])).toBe('a');
    expect(firstService([])).toBeUndefined();
  });
});

describe('addUp', () => {
  it('adds up over all, by voice and by style', () => {
    const summary = addUp([
      row('one', 'plain', ['reference', 'heard', 'both'], 0),
      row('one', 'noise', ['reference', 'both'], 2),
      row('two', 'noise', ['reference'], 1),
    ]);
    expect(summary).toMatchObject({
      questions: 3,
      characterErrorRate: 0.25,
      rightServiceFirst: { reference: 1, heard: 0.3333, both: 0.6667, product: 0 },
      byVoice: { one: { questions: 2, rightServiceFirst: { both: 1 } }, two: { characterErrorRate: 0.25 } },
      byStyle: { plain: { questions: 1, characterErrorRate: 0 }, noise: { rightServiceFirst: { both: 0.5 } } },
    });
  });
  it('is defined without rows', () => {
    expect(addUp([])).toMatchObject({ questions: 0, characterErrorRate: 0, byVoice: {} });
  });
});
