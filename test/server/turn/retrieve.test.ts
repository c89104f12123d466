import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../../server/knowledge/search-index.js';
import { createRetrieve } from '../../../server/turn/retrieve.js';
import type { Need } from '../../../server/turn/turn.js';
import { questionOf } from '../../support/questions.js';
import { smallLibrary } from '../../support/small-knowledge.js';

const signal = new AbortController().signal;
const needOf = (id: string, decision: Need['decision'] = 'service'): Need => ({
  decision,
  aspect: 'where',
  candidates: [{ id, name: id, score: 1, arms: {} }],
  confidence: 1,
});

async function retrieve(text: string, need: Need) {
  const library = smallLibrary();
  const index = await buildSearchIndex({ guides: library.guides.values(), topics: library.topics });
  return createRetrieve({ library, index })(questionOf(text), need, signal);
}

describe('retrieve', () => {
  it('brings the passage that answers first, scores falling from there', async () => {
    const passages = await retrieve('低保在哪里申请', needOf('subsistence-allowance'));
    expect(passages[0]).toMatchObject({ id: 'subsistence-allowance#faq-0', say: ['到乡镇政府申请低保。'] });
    const scores = passages.map((p) => p.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((s) => s >= 0 && s <= 1)).toBe(true);
    expect(passages.length).toBeLessThanOrEqual(8);
  });

  it('brings the list of papers to who asks for papers', async () => {
    const passages = await retrieve('要带什么材料', needOf('subsistence-allowance'));
    expect(passages[0]?.kind).toBe('materials');
  });

  it('brings the section on what was asked to who replied with nothing but the name', async () => {
    const passages = await retrieve('第一个', {
      ...needOf('subsistence-allowance'),
      aspect: 'overview',
      followed: 'reply',
    });
    expect(passages[0]).toMatchObject({ id: 'subsistence-allowance#overview', score: 1 });
  });

  it('stays with the chosen service, whatever the words say', async () => {
    const passages = await retrieve('身份证在哪里换', needOf('subsistence-allowance'));
    expect(new Set(passages.map((p) => p.serviceId))).toEqual(new Set(['subsistence-allowance']));
  });

  it.each(['ambiguous', 'topic', 'unknown', 'unheard'] as const)('brings nothing for %s', async (decision) => {
    expect(await retrieve('低保', needOf('subsistence-allowance', decision))).toEqual([]);
  });

  it('brings nothing for a service without a guide', async () => {
    expect(await retrieve('低保', needOf('no-such-service'))).toEqual([]);
  });
});
