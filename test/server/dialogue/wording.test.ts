import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DialectPack } from '../../../server/dialect/pack.js';
import { fixedSentences, nothingLeft, phrasesFor } from '../../../server/dialogue/wording.js';
import { readPacks } from '../../../server/knowledge/files.js';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { sampleGuide } from '../../fixtures/guides.js';
import { root } from '../../house/sources.js';

let packs: DialectPack[];
beforeAll(async () => {
  packs = await readPacks(join(root, 'knowledge-base'));
});
const words = (code: string) => packs.find((p) => p.code === code)?.phrases.unheard;

describe('phrasesFor', () => {
  it('speaks a dialect that the voice can speak and plain Mandarin where it cannot', () => {
    const phrase = phrasesFor(packs, 'kokoro');
    expect(phrase('unheard', 'southwestern')).toBe(words('southwestern'));
    expect(phrase('unheard', 'cantonese')).toBe(words('mandarin'));
    expect(phrase('unheard', 'nowhere')).toBe(words('mandarin'));
  });
});

describe('fixed sentences', () => {
  it('hold every phrase and what is said about other subjects', () => {
    const topic = {
      id: 'visa',
      name: '签证',
      status: 'out-of-scope',
      asks: ['签证'],
      say: ['签证不归我管。'],
    } as const;
    const fixed = fixedSentences(packs, buildLibrary({ guides: [sampleGuide()], topics: [topic] }));
    expect(fixed).toContain('签证不归我管。');
    expect(fixed).toContain(words('cantonese'));
  });

  it('name the office when nothing is left of an answer', () => {
    const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
    expect(nothingLeft(library, phrasesFor(packs, 'kokoro'), 'sample-allowance').join('')).toContain('示例局');
    expect(nothingLeft(library, phrasesFor(packs, 'kokoro'), undefined)).toHaveLength(1);
  });
});
