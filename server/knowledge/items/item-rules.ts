/**
 * How a county's item names are told to be one of our services: word rules as data (knowledge-base/items/mapping.yaml).
 * Promise: platform-free; a wrong rule, a service named twice or one that no guide has fails as `knowledge-invalid` with its place.
 * Change with it: match-items.ts.
 */
import { z } from 'zod';
import { invalid, readYaml } from '../../dialect/data-file.js';

const text = z.string().trim().min(1);
const file = 'items/mapping.yaml';

const rulesSchema = z.strictObject({
  doubt: z.array(text),
  institution: z.array(text),
  own: z.array(text).default([]),
  rules: z
    .array(z.strictObject({ service: text, has: z.array(text).min(1), hasNot: z.array(text).default([]) }))
    .min(1),
});

/** One way in which a name shows a service: every group must occur, by any of its words. */
export type Clause = readonly (readonly string[])[];

export interface ItemRule {
  readonly service: string;
  readonly clauses: readonly Clause[];
  readonly hasNot: readonly string[];
}

export interface ItemRules {
  /** Words that make a match one for a person to look at. */
  readonly doubt: readonly string[];
  /** Words of what bodies, not people, apply for. */
  readonly institution: readonly string[];
  /** Names that hold such a word and mean no body. */
  readonly own: readonly string[];
  readonly rules: readonly ItemRule[];
}

/** `services`: the ids that exist. A service without a rule is found by likeness only, which asks a person. */
export function parseItemRules(source: string, services: ReadonlySet<string>): ItemRules {
  const { doubt, institution, own, rules } = readYaml(file, source, rulesSchema);
  const named = rules.map((r) => r.service);
  const problems = [
    ...named.filter((id, i) => named.indexOf(id) < i).map((id) => `rules: ${id} is named twice`),
    ...named.filter((id) => !services.has(id)).map((id) => `rules: there is no service ${id}`),
  ];
  if (problems.length > 0) throw invalid(file, problems);
  return {
    doubt,
    institution,
    own,
    rules: rules.map(({ service, has, hasNot }) => ({
      service,
      hasNot,
      clauses: has.map((clause) => clause.split(/\s+/).map((group) => group.split('|'))),
    })),
  };
}
