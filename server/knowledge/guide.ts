/**
 * A service guide (knowledge-base/services/<id>.md): its front matter as a schema, and how a file becomes a Guide.
 * Promise: platform-free; a wrong field fails with the file's name, the field's path and what was expected.
 * Change with it: knowledge-base/README.md, library.ts (passages), server/turn/turn.ts (aspects).
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import { aspects } from '../turn/turn.js';

const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
const basisIds = z.array(text).default([]);

/** A law or document a sentence rests on. `id` is what `basis:` lists elsewhere in the file name. */
const basisSchema = z.strictObject({
  id: text,
  title: text,
  article: text.optional(),
  number: text.optional(),
  date: day.optional(),
  /** Not certain: passages that rest only on unconfirmed bases are not spoken. */
  unconfirmed: z.boolean().default(false),
});

const sectionSchema = z.strictObject({
  /** Sentences to say, each short and complete by itself. */
  say: z.array(text).min(1),
  basis: basisIds,
});

const materialSchema = z.strictObject({
  name: text,
  issuer: text.optional(),
  form: z.enum(['original', 'copy', 'original-and-copy', 'filled-in-there']).default('original'),
  /** 四免: which of the four exemptions national rules give. */
  exempt: z.array(z.enum(['免提交', '免填写', '免用实物印章', '免用手写签名'])).default([]),
  /** When it is needed, or where to get it. */
  note: text.optional(),
  basis: basisIds,
});

const faqSchema = z.strictObject({
  /** Ways people ask this, standard and dialect. */
  ask: z.array(text).min(1),
  aspect: z.enum(aspects),
  say: z.array(text).min(1),
  basis: basisIds,
});

export const guideSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: text,
  /** What people call it, standard and dialect. */
  aliases: z.array(text).min(1),
  department: text,
  zone: text,
  /** For whom, one sentence. */
  audience: text,
  /** Who sets the amounts: `local` ones are never spoken as figures. */
  standard: z.enum(['national', 'local']),
  validFrom: day.optional(),
  validTo: day.optional(),
  reviewBy: day,
  supersedes: z.array(text).default([]),
  regions: z.array(text).default([]),
  channels: z.array(z.enum(['counter', 'village-agent', 'phone', 'mini-program', 'online'])).min(1),
  basis: z.array(basisSchema).min(1),
  /** One entry an aspect; `overview`, `who`, `where`, `how`, `time-limit`, `fee` are expected in every guide. */
  sections: z
    .partialRecord(z.enum(aspects), sectionSchema)
    .refine((s) => ['overview', 'who', 'where', 'how', 'time-limit', 'fee'].every((a) => a in s), {
      message: 'needs the sections overview, who, where, how, time-limit and fee',
    }),
  materials: z.array(materialSchema).min(1),
  steps: z.array(text).min(1),
  /** What the county sets itself: never a figure, always where to ask. */
  local: z.array(z.strictObject({ name: text, ask: text })).default([]),
  hotline: z.strictObject({ name: text, number: z.string().regex(/^[0-9-]{3,15}$/) }).optional(),
  faq: z.array(faqSchema).min(1),
});

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
  if (!parts) throw invalid(file, 'must start with front matter between two lines of ---');
  let raw: unknown;
  try {
    raw = parse(parts.front, { schema: 'core' });
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : 'not YAML', cause);
  }
  const result = guideSchema.safeParse(raw);
  if (!result.success)
    throw invalid(file, result.error.issues.map((i) => `${i.path.join('.') || '(top)'}: ${i.message}`).join('; '));
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
  return stem === guide.id ? [] : [`id: is "${guide.id}", but the file is called ${stem}.md`];
}

/** Every basis named exists; every passage that says a figure names at least one. */
function checkBasis(guide: Guide): string[] {
  const known = new Set(guide.basis.map((b) => b.id));
  const problems: string[] = [];
  const look = (where: string, basis: readonly string[], say: readonly string[]) => {
    for (const id of basis)
      if (!known.has(id)) problems.push(`${where}.basis: "${id}" is not in the guide's basis list`);
    if (basis.length === 0 && say.some((s) => figure.test(s)))
      problems.push(`${where}: says a figure without naming its basis`);
  };
  for (const [aspect, section] of Object.entries(guide.sections))
    look(`sections.${aspect}`, section.basis, section.say);
  for (const [i, f] of guide.faq.entries()) look(`faq.${i}`, f.basis, f.say);
  for (const [i, m] of guide.materials.entries()) look(`materials.${i}`, m.basis, [m.note ?? '']);
  return problems;
}

/** An amount, age, date, share or term: a number followed by a unit, or a percentage. */
const figure = /(?:\d|[零一二两三四五六七八九十百千万]+个?(?:工作日|月|年|岁|周岁|天|日|元|块|倍|成)|百分之)/;
