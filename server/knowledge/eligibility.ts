/**
 * Who may have a service, as rules that can be asked about one by one: all / any / not over single conditions.
 * Promise: platform-free; a condition is a fact with a bound, a value, or a threshold that the county sets (`local`).
 * Change with it: guide-schema.ts, knowledge-base/README.md.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);

/** What a condition looks at. `age` is in full years, `contribution-years` in years, `disability` a grade from 1 (gravest) to 4. */
export const facts = [
  'age',
  'household', // 户籍
  'residence', // where one lives, and for how long
  'income',
  'property',
  'disability',
  'insurance', // which insurance one has or draws
  'contribution-years',
  'employment',
  'family', // kin, marriage, children, who keeps whom
  'health',
  'service', // military service
  'land', // land, house, forest
  'education',
  'identity', // a status already held: 低保, 特困, 脱贫户 …
  'event', // what happened: birth, death, accident, disaster
  'benefit', // another benefit already drawn
  'conduct', // what one has done or not done: paid, signed, applied in time
] as const;

const conditionSchema = z
  .strictObject({
    fact: z.enum(facts),
    /** The value it must have, in plain words. */
    is: text.optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    below: z.number().optional(),
    /** The county sets the threshold: never a figure here. */
    local: z.literal(true).optional(),
    /** The condition as one short sentence: 要满六十周岁。 */
    say: text,
    /** The question that settles it, to be answered with yes or no: 您满六十周岁了没有？ */
    ask: text,
    basis: z.array(text).min(1),
  })
  .refine((c) => [c.is, c.local, c.atLeast ?? c.atMost ?? c.below].filter((v) => v !== undefined).length === 1, {
    message: 'needs exactly one of: is, local, or a bound (atLeast, atMost, below)',
  });

export type Condition = z.infer<typeof conditionSchema>;
export type Eligibility =
  | Condition
  | { readonly all: readonly Eligibility[] }
  | { readonly any: readonly Eligibility[] }
  | { readonly not: Eligibility };

export const eligibilitySchema: z.ZodType<Eligibility> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(eligibilitySchema).min(1) }),
    z.strictObject({ any: z.array(eligibilitySchema).min(2) }),
    z.strictObject({ not: eligibilitySchema }),
    conditionSchema,
  ]),
);

/** Every condition of a rule, from left to right. */
export function conditionsOf(rule: Eligibility): Condition[] {
  if ('all' in rule) return rule.all.flatMap(conditionsOf);
  if ('any' in rule) return rule.any.flatMap(conditionsOf);
  return 'not' in rule ? conditionsOf(rule.not) : [rule];
}
