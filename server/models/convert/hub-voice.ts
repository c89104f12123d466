/**
 * Kokoro as a hub's repository holds it (model.onnx in float, tokenizer.json), made into what the speaker reads.
 * Promise: prosody.onnx, sound.onnx and vocab.json (symbol → number) then stand in its place; a graph of another export is `model-corrupt`.
 * Change with it: kokoro-split.ts, manifest.json (`hub.convert`).
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AssistantError } from '../../errors.js';
import { prosodyOf, readModel, soundOf, writeModel } from './kokoro-split.js';

const tokenizerSchema = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/** Works in place. */
export async function finishHubVoice(folder: string): Promise<void> {
  await writeFile(join(folder, 'vocab.json'), JSON.stringify(await readVocabulary(folder)));
  const whole = join(folder, 'model.onnx');
  const model = await readWhole(whole);
  await writeFile(join(folder, 'prosody.onnx'), writeModel(prosodyOf(model)));
  await writeFile(join(folder, 'sound.onnx'), writeModel(soundOf(model)));
  await rm(whole);
}

async function readVocabulary(folder: string): Promise<Record<string, number>> {
  try {
    return tokenizerSchema.parse(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8'))).model.vocab;
  } catch (cause) {
    throw corrupt('tokenizer.json holds no vocabulary', cause);
  }
}

async function readWhole(file: string) {
  const bytes = await readFile(file);
  try {
    return readModel(bytes);
  } catch (cause) {
    throw corrupt('model.onnx is no ONNX graph', cause);
  }
}

const corrupt = (what: string, cause: unknown) =>
  new AssistantError('model-corrupt', { detail: `the Kokoro of the hub: ${what}`, cause });
