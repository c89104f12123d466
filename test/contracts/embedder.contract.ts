/** What every embedder adapter promises. */
import { expect } from 'vitest';
import type { Embedder } from '../../server/ports/embedder.js';
import type { Check } from './contract.js';

export interface EmbedderCase {
  embedder(): Promise<Embedder>;
}

const question = '低保在哪里申请';
const sameThing = '吃低保要到哪里去办';
const otherThing = '今天天气真好，我们去爬山吧';

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

async function vectors(given: EmbedderCase, texts: readonly string[]): Promise<readonly Float32Array[]> {
  return (await given.embedder()).embed(texts);
}

export function embedderContract(given: EmbedderCase): Check[] {
  return [
    {
      name: 'gives one vector a text, all of one dimension, of length 1',
      async run() {
        const rows = await vectors(given, [question, '好', sameThing.repeat(20)]);
        expect(rows).toHaveLength(3);
        expect(new Set(rows.map((v) => v.length)).size).toBe(1);
        for (const row of rows) expect(dot(row, row)).toBeCloseTo(1, 4);
      },
    },
    {
      name: 'keeps the order of the texts',
      async run() {
        const [a, b] = await vectors(given, [question, otherThing]);
        const [c, d] = await vectors(given, [otherThing, question]);
        expect(dot(a as Float32Array, d as Float32Array)).toBeGreaterThan(0.99);
        expect(dot(b as Float32Array, c as Float32Array)).toBeGreaterThan(0.99);
      },
    },
    {
      name: 'gives a text the same vector whatever is asked with it',
      async run() {
        const [alone] = await vectors(given, [question]);
        const [inCompany] = await vectors(given, [question, otherThing, sameThing.repeat(30)]);
        expect(dot(alone as Float32Array, inCompany as Float32Array)).toBeCloseTo(1, 4);
      },
    },
    {
      name: 'puts what means the same closer together than what does not',
      async run() {
        const [a, b, c] = (await vectors(given, [question, sameThing, otherThing])) as [
          Float32Array,
          Float32Array,
          Float32Array,
        ];
        expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.1);
      },
    },
    {
      name: 'answers nothing for nothing, and something for an empty text',
      async run() {
        expect(await vectors(given, [])).toEqual([]);
        const [empty] = await vectors(given, ['']);
        expect(empty?.every(Number.isFinite)).toBe(true);
      },
    },
    {
      name: 'ends with `aborted` for a signal that has fired',
      async run() {
        const embedder = await given.embedder();
        await expect(embedder.embed([question], { signal: AbortSignal.abort() })).rejects.toMatchObject({
          code: 'aborted',
        });
      },
    },
  ];
}
