/**
 * A stored policy document: one version of it, as a Markdown file with front matter that a person can read and mend.
 * Promise: pure; what is rendered reads back as the same document; a wrong field fails with file and field.
 * Change with it: document-body.ts (the Markdown below the front matter), knowledge-base/README.md.
 */
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { describeIssues, fieldErrors } from '../../dialect/field-errors.js';
import { AssistantError } from '../../errors.js';
import { splitFrontMatter } from '../guide.js';
import { parseBody, renderBody } from './document-body.js';
import type { PolicyArticle } from './law-text.js';

const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');

export const policyFormats = ['markdown', 'text', 'docx', 'pdf', 'scan', 'xlsx'] as const;
export type PolicyFormat = (typeof policyFormats)[number];

export const policySchema = z.strictObject({
  title: text,
  /** The part of a code that this file holds: 婚姻家庭编. */
  part: text.optional(),
  number: text.optional(),
  authority: text.optional(),
  /** 全国, or a place. */
  region: text,
  issuedOn: day.optional(),
  validFrom: day.optional(),
  /** The last day that the text itself sets. */
  expiresOn: day.optional(),
  /** The last day in force: that one, or the day before a newer version; set when a newer version is imported. */
  validTo: day.optional(),
  /** `needs-check`: a person must compare it with the original before anything is said from it. */
  status: z.enum(['ok', 'needs-check']),
  format: z.enum(policyFormats),
  /** Of a scanned document: how sure the reading is, 0 to 1. */
  confidence: z.number().min(0).max(1).optional(),
  unit: z.enum(['article', 'heading', 'paragraph']),
  /** The name of the file it was read from. */
  source: text,
  /** SHA-256 of that file. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** What the reading did not understand. */
  notes: z.array(text).default([]),
});

export type PolicyFront = z.infer<typeof policySchema>;

export interface PolicyDocument extends PolicyFront {
  readonly preamble: string;
  readonly articles: readonly PolicyArticle[];
}

/** A piece to search and to cite: one article with the headings above it. */
export interface PolicyChunk extends PolicyArticle {
  readonly title: string;
  readonly region: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export function chunksOf(document: PolicyDocument): PolicyChunk[] {
  const { title, part, region, validFrom, validTo } = document;
  return document.articles.map((article) => ({
    ...article,
    title: part ? `${title} ${part}` : title,
    region,
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
  }));
}

export function renderDocument(document: PolicyDocument): string {
  const { preamble, articles, ...fields } = document;
  // One order of fields, so that the same document is the same bytes.
  const front = Object.fromEntries(
    Object.keys(policySchema.shape).flatMap((name) => {
      const value = fields[name as keyof typeof fields];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const heading = `# ${document.title.replace(/\s+/g, ' ')}`;
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${heading}\n\n${renderBody(preamble, articles)}`;
}

/** Throws `knowledge-invalid` naming file and field. */
export function parseDocument(file: string, source: string): PolicyDocument {
  const invalid = (what: string, cause?: unknown) =>
    new AssistantError('knowledge-invalid', { detail: `${file}: ${what}`, cause });
  const parts = splitFrontMatter(source);
  if (!parts) throw invalid('must start with front matter between two lines of ---');
  let raw: unknown;
  try {
    raw = parse(parts.front, { schema: 'core' });
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : 'not YAML', cause);
  }
  const front = policySchema.safeParse(raw, fieldErrors);
  if (!front.success) throw invalid(describeIssues(front.error).join('; '));
  return { ...front.data, ...parseBody(parts.body) };
}
