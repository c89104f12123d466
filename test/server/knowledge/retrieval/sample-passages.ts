/** Passages and an embedder for the tests of the hybrid index. */
import type { IndexDocument } from '../../../../server/knowledge/retrieval/document.js';
import type { Embedder } from '../../../../server/ports/embedder.js';

export const today = '2026-11-24';

export function passage(id: string, name: string, text: string, more: Partial<IndexDocument> = {}): IndexDocument {
  return { id, kind: 'article', name, aliases: [], questions: [], text, ...more };
}

export const allowance = passage('a', '最低生活保障', '向户口所在地的乡镇人民政府提出书面申请。', {
  kind: 'guide',
  aliases: ['低保'],
});
export const pension = passage('b', '养老金', '年满六十周岁的参保人按月领取养老金。', {
  questions: ['养老金多大年纪能领'],
});
export const fishing = passage('c', '渔业法第十条', '从事养殖生产的单位和个人应当取得养殖证。');

/** Counts each character into one of 64 places: texts that share characters are alike. Counts what it was asked. */
export function countingEmbedder(): Embedder & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async embed(texts) {
      asked.push(...texts);
      return texts.map((text) => {
        const vector = new Float32Array(64);
        for (const char of text) vector[char.charCodeAt(0) % 64] = (vector[char.charCodeAt(0) % 64] as number) + 1;
        const length = Math.hypot(...vector) || 1;
        return vector.map((x) => x / length);
      });
    },
  };
}
