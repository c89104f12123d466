import { describe, expect, it } from 'vitest';
import { dot, textVectors } from '../../../server/knowledge/text-vectors.js';
import { letterEmbedder } from '../../support/letter-embedder.js';

describe('textVectors', () => {
  it('embeds each text once', async () => {
    const asked: string[] = [];
    const vectorOf = await textVectors(['低保', '护照', '低保'], letterEmbedder(asked));
    expect(asked).toEqual(['低保', '护照']);
    expect(dot(vectorOf('低保'), vectorOf('低保'))).toBeCloseTo(1);
  });

  it('refuses a text it was not given', async () => {
    const vectorOf = await textVectors([], letterEmbedder());
    expect(() => vectorOf('低保')).toThrow(/no vector/);
  });
});
