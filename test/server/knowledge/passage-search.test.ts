import { describe, expect, it } from 'vitest';
import { soundKeys } from '../../../server/dialect/phonetics.js';
import { aspectScores } from '../../../server/knowledge/aspect-scores.js';
import { buildPassageSearch, passageTexts } from '../../../server/knowledge/passage-search.js';
import { passagesOf } from '../../../server/knowledge/passages.js';
import { textVectors } from '../../../server/knowledge/text-vectors.js';
import { letterEmbedder } from '../../support/letter-embedder.js';
import { smallGuides } from '../../support/small-knowledge.js';

const guide = smallGuides()[0] as ReturnType<typeof smallGuides>[number];
const embedder = letterEmbedder();

describe.each(['with vectors', 'without vectors'])('the passage search %s', (how) => {
  const rank = async (text: string) => {
    const dense = how === 'with vectors';
    const vectorOf = dense ? await textVectors(passageTexts(guide), embedder) : undefined;
    const [vector] = dense ? await embedder.embed([text]) : [];
    const search = buildPassageSearch(guide, soundKeys(), vectorOf);
    return search.rank([{ text, weight: 1, ...(vector && { vector }) }], aspectScores([text]));
  };

  it.each([
    ['低保在哪里申请', 'subsistence-allowance#faq-0'],
    ['吃低保每个月有好多钱嘛', 'subsistence-allowance#faq-2'],
    ['我家穷得很能不能吃低保', 'subsistence-allowance#faq-1'],
    ['申请低保收不收费', 'subsistence-allowance#field-fee'],
    ['要带户口簿不', 'subsistence-allowance#materials-list'],
    ['低保', 'subsistence-allowance#overview'],
    ['我想办低保', 'subsistence-allowance#overview'],
  ])('finds the passage for %s', async (text, id) => {
    expect((await rank(text))[0]?.id).toBe(id);
  });

  it('scores every passage but the telephone, 0..1, best first', async () => {
    const ranked = await rank('低保在哪里申请');
    expect(ranked).toHaveLength(passagesOf(guide).filter((p) => p.kind !== 'contact').length);
    for (const { score } of ranked) expect(score >= 0 && score <= 1).toBe(true);
    expect(ranked.map((r) => r.score)).toEqual(ranked.map((r) => r.score).sort((a, b) => b - a));
  });
});
