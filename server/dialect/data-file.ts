/**
 * Reads the YAML files of the dialects against a schema.
 * Promise: platform-free; what is wrong fails as `knowledge-invalid` with the file's name and the field's path or the line.
 * Change with it: pack.ts, resolve.ts.
 */
import { parse } from 'yaml';
import type { z } from 'zod';
import { AssistantError } from '../errors.js';
import { describeIssues, fieldErrors } from './field-errors.js';

/** The file's content as the schema gives it. Throws `knowledge-invalid`. */
export function readYaml<T>(file: string, source: string, schema: z.ZodType<T>): T {
  let raw: unknown;
  try {
    raw = parse(source.replace(/^\uFEFF/, ''), { schema: 'core' });
  } catch (cause) {
    throw invalid(file, [cause instanceof Error ? cause.message : 'not YAML'], cause);
  }
  const result = schema.safeParse(raw, fieldErrors);
  if (result.success) return result.data;
  throw invalid(file, describeIssues(result.error));
}

/** The error for everything that is wrong with one file. */
export function invalid(file: string, problems: readonly string[], cause?: unknown): AssistantError {
  return new AssistantError('knowledge-invalid', { detail: `${file}: ${problems.join('; ')}`, cause });
}
