/**
 * Asks a model for JSON of a schema and takes nothing else.
 * Promise: rejects with AssistantError on a time-out, on too much, on another shape; aborts by signal.
 * Change with it: reason-from-model.ts.
 */
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import type { LanguageModel, Prompt } from '../ports/language-model.js';

/** Characters; a model that goes on and on is stopped. */
const mostText = 8000;

export async function askJson<T>(
  model: LanguageModel,
  prompt: Prompt,
  name: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  let text = '';
  const asked = { ...prompt, json: { name, schema: z.toJSONSchema(schema) } };
  for await (const piece of model.generate(asked, { signal })) {
    text += piece;
    if (text.length > mostText) throw broken(name);
  }
  try {
    return schema.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
  } catch (cause) {
    throw broken(name, cause);
  }
}

const broken = (name: string, cause?: unknown): AssistantError =>
  new AssistantError('engine-failed', { stage: 'compose', detail: `the model's ${name} has another shape`, cause });
