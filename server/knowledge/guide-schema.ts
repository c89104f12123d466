/**
 * The front matter of a service guide as a schema: what a county official may write in which field.
 * Promise: platform-free; unknown fields are refused; the shapes here are the guide's only definition.
 * Change with it: guide.ts (checks over several fields), knowledge-base/README.md, server/turn/turn.ts (aspects).
 */
import { z } from 'zod';
import { aspects } from '../turn/turn.js';
import { eligibilitySchema } from './eligibility.js';

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

/** 收费: nothing, a national rate (told in sections.fee with its basis), or what the county sets. */
const feeSchema = z.strictObject({
  charge: z.enum(['none', 'national', 'local']),
  note: text.optional(),
  basis: basisIds,
});

const term = {
  count: z.int().positive(),
  unit: z.enum(['working-day', 'day', 'month', 'year', 'on-the-spot']),
  /** From when it is counted: 受理之日. */
  from: text.optional(),
};

const timeLimitSchema = z.strictObject({
  /** 法定办结时限; absent where no national rule sets one. */
  statutory: z.strictObject({ ...term, basis: z.array(text).min(1) }).optional(),
  /** 承诺办结时限: `local` until the county fills its own in. */
  promised: z.union([z.literal('local'), z.strictObject(term)]).default('local'),
  note: text.optional(),
});

/** 办理结果: what the person has in the end. */
const resultSchema = z.strictObject({
  name: text,
  kind: z.enum(['certificate', 'payment', 'record', 'decision', 'service']),
  note: text.optional(),
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
  /** Empty: the whole country. */
  regions: z.array(text).default([]),
  channels: z.array(z.enum(['counter', 'village-agent', 'phone', 'mini-program', 'online'])).min(1),
  basis: z.array(basisSchema).min(1),
  fee: feeSchema,
  timeLimit: timeLimitSchema,
  result: resultSchema,
  eligibility: eligibilitySchema,
  /** One entry an aspect; `overview`, `who`, `where`, `how`, `time-limit`, `fee` are expected in every guide. */
  sections: z
    .partialRecord(z.enum(aspects), sectionSchema)
    .refine((s) => ['overview', 'who', 'where', 'how', 'time-limit', 'fee'].every((a) => a in s), {
      message: '要有 overview、who、where、how、time-limit、fee 这几段',
    }),
  materials: z.array(materialSchema).min(1),
  steps: z.array(text).min(1),
  /** What the county sets itself: never a figure, always where to ask. */
  local: z.array(z.strictObject({ name: text, ask: text })).default([]),
  hotline: z.strictObject({ name: text, number: z.string().regex(/^[0-9-]{3,15}$/) }).optional(),
  faq: z.array(faqSchema).min(1),
});
