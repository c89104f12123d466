/**
 * Subjects we know of but do not answer (knowledge-base/scope/*.yaml), and who does.
 * Promise: platform-free; a wrong entry fails with the file's name and the field's path.
 * Change with it: knowledge-base/README.md.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { describeIssues, fieldErrors } from '../dialect/field-errors.js';
import { AssistantError } from '../errors.js';
import type { Topic } from '../turn/turn.js';

const text = z.string().trim().min(1);
const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: text,
  status: z.enum(['not-covered', 'out-of-scope', 'declined']),
  /** Ways people ask about it. */
  asks: z.array(text).min(1),
  say: z.array(text).min(1),
  office: text.optional(),
});

/** A topic with the wordings by which it is recognised. */
export interface TopicEntry extends Topic {
  readonly asks: readonly string[];
}

/** Reads one file: a list of topics. Throws `knowledge-invalid` naming file and field. */
export function parseTopics(file: string, source: string): TopicEntry[] {
  let raw: unknown;
  try {
    raw = parse(source, { schema: 'core' });
  } catch (cause) {
    throw new AssistantError('knowledge-invalid', { detail: `${file}: ${String(cause)}`, cause });
  }
  const result = z.array(topicSchema).safeParse(raw, fieldErrors);
  if (!result.success)
    throw new AssistantError('knowledge-invalid', {
      detail: `${file}: ${describeIssues(result.error).join('; ')}`,
    });
  return result.data.map(({ office, ...topic }) => ({ ...topic, ...(office && { office }) }));
}
