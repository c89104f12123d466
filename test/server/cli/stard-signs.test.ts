import { describe, expect, it } from 'vitest';
import { waysOf } from '../../../server/cli/retrieval-ours.js';
import { signsOf } from '../../../server/cli/stard-signs.js';
import { createIndex } from '../../../server/knowledge/retrieval/create-index.js';
import type { IndexDocument } from '../../../server/knowledge/retrieval/document.js';
import { unit } from '../../../server/knowledge/retrieval/query-map.js';
import { soundArm } from '../../../server/knowledge/retrieval/sound-arm.js';
import { wordsArm } from '../../../server/knowledge/retrieval/words-arm.js';

const texts = ['承租人应当支付租金', '出租人应当交付租赁物', '借款人应当返还借款'];
const vectorOf = (text: string) => {
  const at = Math.max(
    0,
    texts.findIndex((t) => text.includes(t)),
  );
  return unit(Float32Array.from({ length: 32 }, (_, i) => (i === at ? 1 : 0.1)));
};
const documents = texts.map(
  (text, i): IndexDocument => ({
    id: `${i}`,
    kind: 'article',
    name: i < 2 ? '租赁法' : '借款法',
    aliases: [],
    questions: [],
    text,
  }),
);

describe('signs of candidates', async () => {
  const index = createIndex({ embedder: { embed: async (all) => all.map(vectorOf) } });
  await index.publish(documents);
  const parts = index.snapshot.admit({ today: '2026-01-01' });
  const asked = [{ text: '租金怎么支付', vector: vectorOf('承租人应当支付租金') }];
  const { rank, sources } = signsOf(parts, wordsArm, asked, texts.map(vectorOf));

  it('come in the order in which the index ranks', () => {
    const [question] = asked;
    const expected = waysOf(parts, wordsArm, soundArm()).reranked?.(question as (typeof asked)[number]);
    expect(rank(0, vectorOf(texts[0] as string)).map((c) => c.ordinal)).toEqual(expected);
  });

  it('tell words, the moved meaning and the meaning as asked', () => {
    const moved = vectorOf(texts[2] as string);
    const of = (ordinal: number) => rank(0, moved).find((c) => c.ordinal === ordinal)?.signs ?? [];
    expect(of(0)[1]).toBeGreaterThan(of(2)[1] as number);
    expect(of(2)[2]).toBeGreaterThan(of(0)[2] as number);
    expect(of(0)[3]).toBeGreaterThan(of(2)[3] as number);
  });

  it('number the sources from 0', () => {
    expect(Array.from(sources)).toEqual([0, 0, 1]);
  });
});
