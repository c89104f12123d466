/**
 * Things that people ask without saying which (knowledge-base/clarify/*.yaml), and the services that it may be.
 * Promise: platform-free; a wrong entry fails with the file's name and the field's path.
 * Change with it: knowledge-base/README.md, library.ts (which drops choices that there is no guide for).
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { describeIssues, fieldErrors } from '../dialect/field-errors.js';
import { AssistantError } from '../errors.js';

const text = z.string().trim().min(1);
const vagueSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** The question back. */
    ask: text,
    /** Ways people put it. */
    asks: z.array(text).min(8),
    choices: z
      .array(z.strictObject({ service: z.string().regex(/^[a-z][a-z0-9-]*$/), label: text }))
      .min(2)
      .max(4),
  })
  .refine(({ choices }) => new Set(choices.map((c) => c.label)).size === choices.length, {
    message: '几个选项的叫法（label）要不一样',
    path: ['choices'],
  });

export type VagueSubject = Readonly<z.infer<typeof vagueSchema>>;

/** Reads one file: a list of subjects. Throws `knowledge-invalid` naming file and field. */
export function parseVague(file: string, source: string): VagueSubject[] {
  let raw: unknown;
  try {
    raw = parse(source, { schema: 'core' });
  } catch (cause) {
    throw new AssistantError('knowledge-invalid', { detail: `${file}: ${String(cause)}`, cause });
  }
  const result = z.array(vagueSchema).safeParse(raw, fieldErrors);
  if (!result.success)
    throw new AssistantError('knowledge-invalid', { detail: `${file}: ${describeIssues(result.error).join('; ')}` });
  return result.data;
}
