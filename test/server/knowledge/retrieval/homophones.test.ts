import { describe, expect, it } from 'vitest';
import { createHomophoneDecoder, misheardQuery } from '../../../../server/knowledge/retrieval/homophones.js';

const decode = createHomophoneDecoder({
  texts: [
    '领取城乡居民养老金。年满六十周岁的人可以领取养老金。',
    '申请最低生活保障的家庭应当提交证明材料。',
    '出租人应当将租赁物交付承租人。承租人应当按照约定支付租金。',
  ],
});

describe('decoding by sound', () => {
  it('writes what the corpus would have written', () => {
    expect(decode('杨劳金怎么领曲')).toContain('养老金');
    expect(decode('承组人应当支付组金')).toBe('承租人应当支付租金');
  });

  it('leaves good text, figures and letters alone', () => {
    expect(decode('承租人应当支付租金')).toBe('承租人应当支付租金');
    expect(decode('2026年ABC')).toBe('2026年ABC');
    expect(decode('')).toBe('');
  });

  it('follows the merges that it is given', () => {
    const lease = { part: 'initial', sounds: ['n', 'l'], with: [], note: '' } as const;
    expect(
      decode('年满六十周岁可以宁取养牢金', { merges: [lease, { ...lease, part: 'final', sounds: ['in', 'ing'] }] }),
    ).toContain('领取养老金');
  });
});

describe('the query for what was misheard', () => {
  const embedder = {
    embed: async (texts: readonly string[]) =>
      texts.map((t) => (t === '养老金' ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
  };

  it('holds both texts, the decoded one heavier, and one vector between theirs', async () => {
    const { wordings, vector } = await misheardQuery('杨劳金', '养老金', embedder);
    expect(wordings?.map((w) => w.text)).toEqual(['养老金', '杨劳金']);
    expect(wordings?.[0]?.weight).toBeGreaterThan(wordings?.[1]?.weight as number);
    expect(vector?.[0]).toBeGreaterThan(vector?.[1] as number);
    expect(vector?.[1]).toBeGreaterThan(0);
    expect(Math.hypot(...(vector as Float32Array))).toBeCloseTo(1);
  });

  it('is the text alone where nothing was changed', async () => {
    expect(await misheardQuery('养老金', '养老金', embedder)).toEqual({
      wordings: [{ text: '养老金', weight: 1 }],
      vector: Float32Array.of(1, 0),
    });
  });

  it('does without an embedder', async () => {
    expect(await misheardQuery('杨劳金', '养老金')).not.toHaveProperty('vector');
  });
});
