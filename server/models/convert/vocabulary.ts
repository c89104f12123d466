/** Kokoro's vocabulary as the speaker reads it (symbol → number), out of the tokenizer.json that a hub's repository holds. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AssistantError } from '../../errors.js';

const tokenizerSchema = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/** Writes vocab.json beside tokenizer.json. Throws `model-corrupt`. */
export async function writeVocabulary(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'tokenizer.json'), 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw unlike(cause);
  }
  const tokenizer = tokenizerSchema.safeParse(json);
  if (!tokenizer.success) throw unlike(tokenizer.error);
  await writeFile(join(folder, 'vocab.json'), JSON.stringify(tokenizer.data.model.vocab));
}

const unlike = (cause: unknown) =>
  new AssistantError('model-corrupt', { detail: 'the tokenizer.json of Kokoro holds no vocabulary', cause });
