import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../../server/knowledge/guide.js';
import { buildLibrary } from '../../../../server/knowledge/library.js';
import type { PolicyDocument } from '../../../../server/knowledge/policy/document.js';
import { guideDocuments, policyDocuments } from '../../../../server/knowledge/retrieval/documents.js';

const file = 'knowledge-base/services/subsistence-allowance.md';

describe('guideDocuments', () => {
  it('gives every passage of a guide under its id, questions with what answers them', async () => {
    const guide = parseGuide(file, await readFile(file, 'utf8'));
    const library = buildLibrary({ guides: [{ ...guide, validTo: '2030-01-01' }], topics: [] });
    const documents = guideDocuments(library);
    const known = new Set(library.passages(guide.id).map((p) => p.id));
    expect(documents.filter((d) => !known.has(d.id))).toEqual([]);
    expect(documents.find((d) => d.id === `${guide.id}#faq-0`)).toMatchObject({
      kind: 'faq',
      name: guide.name,
      aliases: guide.aliases,
      questions: guide.faq[0]?.ask,
      text: guide.faq[0]?.say.join(''),
      service: guide.id,
      validTo: '2030-01-01',
    });
    expect(documents.find((d) => d.id === `${guide.id}#where`)).toMatchObject({ kind: 'guide', questions: [] });
    expect(documents.some((d) => d.id.endsWith('#contact'))).toBe(false);
  });
});

const policy: PolicyDocument = {
  title: '试验救助办法',
  region: '四川省',
  issuedOn: '2024-01-01',
  validTo: '2025-12-31',
  status: 'ok',
  format: 'text',
  unit: 'article',
  source: 'a.txt',
  hash: '0'.repeat(64),
  notes: [],
  preamble: '',
  articles: [
    { label: '第一条', chapter: [], text: '甲。' },
    { label: '第一条', chapter: [], text: '乙。' },
  ],
};

describe('policyDocuments', () => {
  it('gives every article with where and when it holds', () => {
    const [first, second] = policyDocuments([policy]);
    expect(first).toMatchObject({
      kind: 'article',
      name: '试验救助办法第一条',
      text: '甲。',
      source: '试验救助办法',
      region: '四川省',
      validFrom: '2024-01-01',
      validTo: '2025-12-31',
    });
    expect(first?.id).toMatch(/#第一条$/);
    expect(second?.id).not.toBe(first?.id);
  });

  it('tells versions apart, and keeps back what must be compared with its original', () => {
    const [newer] = policyDocuments([{ ...policy, issuedOn: '2026-01-01', status: 'needs-check' }]);
    expect(newer?.id).not.toBe(policyDocuments([policy])[0]?.id);
    expect(newer?.published).toBe(false);
  });
});
