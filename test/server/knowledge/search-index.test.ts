import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../../server/knowledge/search-index.js';
import { letterEmbedder } from '../../support/letter-embedder.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

const source = { guides: smallGuides(), topics: smallTopics() };
const said = (text: string) => [{ text, weight: 1 }];

describe.each([
  ['with an embedder', () => buildSearchIndex(source, letterEmbedder())],
  ['without one', () => buildSearchIndex(source)],
])('the search index %s', (_, build) => {
  it.each([
    ['吃低保要去哪里办', 'subsistence-allowance'],
    ['身份证不见了怎么补', 'id-card'],
    ['六十岁了咋领养老金', 'resident-pension-claim'],
    ['出国的护照怎么办', 'passport'],
    ['明天下不下雨', 'weather'],
  ])('puts the right one first for %s', async (text, id) => {
    const { ranked } = await (await build()).search(said(text));
    expect(ranked[0]?.entity.id).toBe(id);
    expect(ranked.map((r) => r.score)).toEqual(ranked.map((r) => r.score).sort((a, b) => b - a));
  });

  it('finds by sound what the characters hide', async () => {
    const { ranked } = await (await build()).search(said('底包在哪里申请'));
    expect(ranked[0]?.entity.id).toBe('subsistence-allowance');
    expect(ranked[0]?.arms.sound).toBeGreaterThan(ranked[0]?.arms.words as number);
  });

  it('ranks nothing for a question without a word', async () => {
    const { ranked, passages } = await (await build()).search(said('？！ '));
    expect(ranked).toEqual([]);
    expect(passages('no-such-service', new Map())).toEqual([]);
  });
});

describe('the search index', () => {
  it('says which arms spoke', async () => {
    const armsOf = async (index: Awaited<ReturnType<typeof buildSearchIndex>>) =>
      Object.keys((await index.search(said('低保'))).ranked[0]?.arms ?? {});
    expect(await armsOf(await buildSearchIndex(source))).toEqual(['words', 'sound']);
    expect(await armsOf(await buildSearchIndex(source, letterEmbedder()))).toEqual(['words', 'sound', 'meaning']);
  });

  it('searches the same wordings once', async () => {
    const asked: string[] = [];
    const index = await buildSearchIndex(source, letterEmbedder(asked));
    asked.length = 0;
    const wordings = said('低保');
    const [first, second] = await Promise.all([index.search(wordings), index.search(wordings)]);
    expect(second).toBe(first);
    expect(asked).toEqual(['低保']);
  });

  it('weighs the wordings', async () => {
    const index = await buildSearchIndex(source);
    const top = async (a: number, b: number) =>
      (
        await index.search([
          { text: '低保在哪里申请', weight: a },
          { text: '护照在哪里办', weight: b },
        ])
      ).ranked[0]?.entity.id;
    expect(await top(5, 1)).toBe('subsistence-allowance');
    expect(await top(1, 5)).toBe('passport');
  });
});
