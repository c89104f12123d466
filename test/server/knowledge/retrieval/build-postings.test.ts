import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenArm } from '../../../../server/knowledge/retrieval/arm.js';
import { buildPostings } from '../../../../server/knowledge/retrieval/build-postings.js';
import { b, holders, impactStep, k1, keyNumber } from '../../../../server/knowledge/retrieval/token-postings.js';
import { passage } from './sample-passages.js';

const letters: TokenArm = {
  name: 'letters',
  tokenise: (text) => [...text].map((char) => char.charCodeAt(0)),
  fieldWeights: [2, 1, 1, 1],
  weight: 1,
};
const a = 'a'.charCodeAt(0);
const named = (name: string, text: string) => passage(name + text, name, text);

/** What a key says of a document, read back. */
function impact(documents: Parameters<typeof buildPostings>[0], key: number, owner: number): number {
  const postings = buildPostings(documents, letters);
  const number = keyNumber(postings, key);
  for (let i = postings.starts[number] ?? 0; i < (postings.starts[number + 1] ?? 0); i++)
    if (postings.owners[i] === owner) return (postings.impacts[i] as number) * impactStep;
  return 0;
}

describe('buildPostings', () => {
  it('is BM25F: weighted by field, held back by length, saturating', () => {
    // Names are of length 1 and texts of length 2 on average.
    const documents = [named('a', 'bb'), named('b', 'aa')];
    const saturated = (weight: number) => (weight * (k1 + 1)) / (weight + k1);
    expect(impact(documents, a, 0)).toBeCloseTo(saturated(2), 1);
    expect(impact(documents, a, 1)).toBeCloseTo(saturated(2), 1);
    const long = [named('x', 'abbb'), named('x', 'bb')];
    expect(impact(long, a, 0)).toBeCloseTo(saturated(1 / (1 - b + (b * 4) / 3)), 1);
  });

  it('finds every key in exactly the documents that hold it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '低', '保'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const postings = buildPostings(
          texts.map((t) => named('', t)),
          letters,
        );
        expect([...postings.keys]).toEqual([...postings.keys].sort((x, y) => x - y));
        for (const char of 'abc低保z') {
          const key = char.charCodeAt(0);
          const held = texts.flatMap((t, i) => (t.includes(char) ? [i] : []));
          const number = keyNumber(postings, key);
          expect(holders(postings, key)).toBe(held.length);
          expect([...postings.owners.subarray(postings.starts[number], postings.starts[number + 1] ?? 0)]).toEqual(
            number < 0 ? [] : held,
          );
        }
      }),
    );
  });

  it('measures lengths by the means it is given', () => {
    const means = Float32Array.of(1, 1, 1, 100);
    const alone = buildPostings([named('', 'abcd')], letters);
    const like = buildPostings([named('', 'abcd')], letters, means);
    expect(like.impacts[0]).toBeGreaterThan(alone.impacts[0] as number);
    expect(like.meanLengths).toEqual(means);
  });
});
