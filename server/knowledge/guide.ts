/**
 * A service guide (knowledge-base/services/<id>.md): how a file becomes a Guide, and what must agree across its fields.
 * Promise: platform-free; a wrong field fails with the file's name, the field's path and what was expected.
 * Change with it: guide-schema.ts, knowledge-base/README.md, library.ts (passages).
 */
import { parse } from 'yaml';
import type { z } from 'zod';
import { describeIssues, fieldErrors } from '../dialect/field-errors.js';
import { AssistantError } from '../errors.js';
import { conditionsOf } from './eligibility.js';
import { guideSchema } from './guide-schema.js';

type Front = z.infer<typeof guideSchema>;
export type GuideBasis = Front['basis'][number];
export type GuideFaq = Front['faq'][number];
export interface Guide extends Front {
  /** The Markdown below the front matter: background for a clerk, not spoken. */
  readonly notes: string;
}

/** `---` YAML `---` Markdown, as two strings; undefined when the fences are missing. */
export function splitFrontMatter(source: string): { front: string; body: string } | undefined {
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n([\s\S]*))?$/.exec(source.replace(/^\uFEFF/, ''));
  return match ? { front: match[1] ?? '', body: (match[2] ?? '').trim() } : undefined;
}

/** Reads one guide. Throws `knowledge-invalid` naming file and field. */
export function parseGuide(file: string, source: string): Guide {
  const parts = splitFrontMatter(source);
  if (!parts) throw invalid(file, '开头要有两行 --- 夹着的格子（front matter）：照 knowledge-base/README.md 填');
  let raw: unknown;
  try {
    raw = parse(parts.front, { schema: 'core' });
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : 'not YAML', cause);
  }
  const result = guideSchema.safeParse(raw, fieldErrors);
  if (!result.success) throw invalid(file, describeIssues(result.error).join('; '));
  const guide: Guide = { ...result.data, notes: parts.body };
  const problems = [...checkBasis(guide), ...checkId(guide, file)];
  if (problems.length > 0) throw invalid(file, problems.join('; '));
  return guide;
}

function invalid(file: string, what: string, cause?: unknown): AssistantError {
  return new AssistantError('knowledge-invalid', { detail: `${file}: ${what}`, cause });
}

function checkId(guide: Guide, file: string): string[] {
  const stem = file.replace(/^.*\//, '').replace(/\.md$/, '');
  return stem === guide.id ? [] : [`id: 写的是“${guide.id}”，文件名却是 ${stem}.md：两处要一样`];
}

/** Every basis named exists; every passage that says a figure names at least one. */
function checkBasis(guide: Guide): string[] {
  const known = new Set(guide.basis.map((b) => b.id));
  const problems: string[] = [];
  const look = (where: string, basis: readonly string[], say: readonly string[]) => {
    for (const id of basis) if (!known.has(id)) problems.push(`${where}.basis: 依据“${id}”不在上面的 basis 清单里`);
    if (basis.length === 0 && say.some((s) => figure.test(s))) problems.push(`${where}: 说了数字却没写依据（basis）`);
  };
  for (const [aspect, section] of Object.entries(guide.sections))
    look(`sections.${aspect}`, section.basis, section.say);
  for (const [i, f] of guide.faq.entries()) look(`faq.${i}`, f.basis, f.say);
  for (const [i, m] of guide.materials.entries()) look(`materials.${i}`, m.basis, [m.note ?? '']);
  look('fee', guide.fee.basis, [guide.fee.note ?? '']);
  if (guide.timeLimit.statutory) look('timeLimit.statutory', guide.timeLimit.statutory.basis, []);
  for (const [i, c] of conditionsOf(guide.eligibility).entries()) look(`eligibility, condition ${i + 1}`, c.basis, []);
  return problems;
}

/** An amount, age, date, share or term: a number followed by a unit, or a percentage. */
const figure = /(?:\d|[零一二两三四五六七八九十百千万]+个?(?:工作日|月|年|岁|周岁|天|日|元|块|倍|成)|百分之)/;
