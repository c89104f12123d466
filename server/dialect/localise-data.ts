/**
 * How a dialect words an answer (answers.yaml): what it says for which Mandarin words, its particles, its templates, its voice.
 * Promise: platform-free; a mistake fails as `knowledge-invalid` with the file and the field; no replacement touches a figure or a negation.
 * Change with it: localise.ts, localise-templates.ts, knowledge-base/README.md (加一种方言).
 */
import { z } from 'zod';
import { invalid, readYaml } from './data-file.js';
import { type Condition, parseConditions } from './lexicon.js';
import { saysTheSame } from './localise-guard.js';
import { type KeptWords, keptWords } from './localise-keep.js';
import { gapsOf, type TemplateKey, templateKeys, templateSlots } from './localise-templates.js';

const text = z.string().trim().min(1);

const answersSchema = z.strictObject({
  /** Two to four lines for a language model: how to word an answer in this dialect. */
  voice: text,
  /** Words in which nothing is replaced. */
  keep: z.array(text).default([]),
  /** `[普通话, 方言, 什么时候才算]`; the condition is written as in lexicon.csv. */
  replace: z.array(z.array(text).min(2).max(3)).default([]),
  /** Which clause of advice may end in a particle. */
  particles: z
    .array(
      z.strictObject({
        say: text,
        starts: z.array(text).min(1),
        ends: z.array(text).min(1),
        /** One in so many sentences that it fits. */
        every: z.int().positive().default(3),
      }),
    )
    .default([]),
  templates: z.strictObject(
    Object.fromEntries(templateKeys.map((key) => [key, text])) as Record<TemplateKey, typeof text>,
  ),
});

export type ParticleRule = z.infer<typeof answersSchema>['particles'][number];

/** One Mandarin wording and what the dialect says for it. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  /** All must hold. */
  readonly conditions: readonly Condition[];
}

export interface DialectAnswers {
  readonly voice: string;
  readonly keep: KeptWords;
  /** By their first character, longest first; among equals those with conditions. */
  readonly replacements: ReadonlyMap<string, readonly Replacement[]>;
  readonly particles: readonly ParticleRule[];
  readonly templates: Readonly<Record<TemplateKey, string>>;
}

/** Reads one file. Throws `knowledge-invalid`. */
export function parseAnswers(file: string, source: string): DialectAnswers {
  const { voice, keep, replace, particles, templates } = readYaml(file, source, answersSchema);
  const problems: string[] = [];
  const seen = new Set<string>();
  const replacements = replace.map(([from = '', to = '', when = ''], i) => {
    const wrong = (what: string) => problems.push(`replace.${i}: ${what}`);
    if (seen.size === seen.add(`${from}|${when}`).size) wrong(`“${from}”前面已经写过`);
    // Long enough on both sides that a word of one character may become two.
    if (!saysTheSame(`${from}这一句话里的其他字`, `${to}这一句话里的其他字`))
      wrong(`“${from}”换成“${to}”动了数字或者否定，或者长了太多`);
    return { from, to, conditions: parseConditions(when, wrong) };
  });
  for (const key of templateKeys) {
    const [wanted, found] = [[...templateSlots[key]].sort().join(' '), gapsOf(templates[key]).sort().join(' ')];
    if (wanted !== found) problems.push(`templates.${key}: 要有的空格是 ${wanted}，写的是 ${found || '没有'}`);
  }
  if (problems.length > 0) throw invalid(file, problems);
  return { voice, keep: keptWords(keep), replacements: byFirst(replacements), particles, templates };
}

function byFirst(replacements: readonly Replacement[]): Map<string, Replacement[]> {
  const index = new Map<string, Replacement[]>();
  const ordered = [...replacements].sort(
    (a, b) => b.from.length - a.from.length || Math.sign(b.conditions.length) - Math.sign(a.conditions.length),
  );
  for (const entry of ordered) {
    const first = entry.from[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), entry]);
  }
  return index;
}
