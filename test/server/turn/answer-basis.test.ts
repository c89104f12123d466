/** The rule that an answer rests on, named. */
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { answerBasis } from '../../../server/turn/answer-basis.js';
import { createCheck } from '../../../server/turn/check.js';
import { sampleGuide } from '../../fixtures/guides.js';

const guide = sampleGuide();
const library = buildLibrary({ guides: [guide], topics: [] });
const said = library.passages(guide.id).find((p) => p.id === 'sample-allowance#who')?.citations ?? [];

describe('the basis', () => {
  it('is what the answer cited, and passes the gate', async () => {
    const answer = answerBasis(guide, said, library.citations(guide.id));
    expect(answer?.spoken).toEqual([{ text: expect.stringMatching(/^依据是.*示例办法.*第一条。$/), passages: [] }]);
    expect(answer?.citations).toEqual(said);
    const check = createCheck({ fixed: new Set(), nothingLeft: () => ['没有了。'] });
    if (answer) expect((await check(answer, [])).spoken).toEqual(answer.spoken);
  });

  it('is the guide’s where it cited none, and none where there is none', () => {
    expect(answerBasis(guide, [], library.citations(guide.id))?.citations).toEqual(library.citations(guide.id));
    expect(answerBasis(guide, [], [])).toBeUndefined();
  });
});
