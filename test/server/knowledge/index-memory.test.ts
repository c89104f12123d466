import { expect, it } from 'vitest';
import { parseGuide } from '../../../server/knowledge/guide.js';
import { createIndexMemory } from '../../../server/knowledge/index-memory.js';
import { buildSearchIndex } from '../../../server/knowledge/search-index.js';
import type { Embedder } from '../../../server/ports/embedder.js';
import { guideSource, sampleGuide } from '../../fixtures/guides.js';

/** A direction for each text, by its characters. */
function counting(): { embedder: Embedder; embedded: string[] } {
  const embedded: string[] = [];
  const vectorOf = (text: string) => {
    const vector = new Float32Array(8);
    for (const char of text) vector[(char.codePointAt(0) ?? 0) % 8] = 1;
    const length = Math.hypot(...vector) || 1;
    return vector.map((x) => x / length);
  };
  const embed: Embedder['embed'] = async (texts) => {
    embedded.push(...texts);
    return texts.map(vectorOf);
  };
  return { embedder: { embed }, embedded };
}

const ranked = async (index: Awaited<ReturnType<typeof buildSearchIndex>>) => {
  const result = await index.search([{ text: '样板钱好多岁领', weight: 1 }]);
  return [result.ranked, result.passages('sample-allowance', new Map())];
};

it('an index that takes over from the one before is the index that would be made anew, and embeds only what is new', async () => {
  const { embedder, embedded } = counting();
  const memory = createIndexMemory();
  const before = sampleGuide();
  await buildSearchIndex({ guides: [before], topics: [] }, embedder, undefined, memory);
  embedded.length = 0;

  const changed = parseGuide(
    'services/sample-allowance.md',
    guideSource.replace('样板钱好多岁领]', '样板钱好多岁领, 样板钱啷个领]'),
  );
  const after = await buildSearchIndex({ guides: [changed], topics: [] }, embedder, undefined, memory);
  expect(embedded).toEqual(['样板钱啷个领']);
  const anew = await buildSearchIndex({ guides: [changed], topics: [] }, embedder);
  expect(await ranked(after)).toEqual(await ranked(anew));
});
