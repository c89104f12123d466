/**
 * Turns a Whisper in CTranslate2 form (model.bin in parts, config.json, tokenizer.json) into the folder that the recogniser loads:
 * encoder.onnx, decoder.onnx and the JSON files that @xenova/transformers reads.
 * Promise: in float the numbers are those of the source; in int8 they are within 1/254 of the largest of their 64 neighbours.
 * Change with it: the steps of manifest.json, adapters/recognisers/whisper.ts.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../../errors.js';
import { parseCt2 } from './ctranslate2.js';
import type { Precision } from './precision.js';
import { whisperConfigs } from './whisper-configs.js';
import { whisperDecoder } from './whisper-decoder.js';
import { whisperEncoder } from './whisper-encoder.js';
import { whisperShape } from './whisper-weights.js';

/** `onProgress` gets a share of the work done, 0..1. */
export async function convertWhisper(
  sourceFolder: string,
  targetFolder: string,
  onProgress: (share: number) => void = () => {},
  precision: Precision = 'int8',
): Promise<void> {
  const model = parseCt2(await readParts(sourceFolder));
  const shape = whisperShape(model);
  onProgress(0.1);
  await writeFile(join(targetFolder, 'encoder.onnx'), whisperEncoder(model, shape, precision));
  onProgress(0.4);
  await writeFile(join(targetFolder, 'decoder.onnx'), whisperDecoder(model, shape, precision));
  onProgress(0.95);
  const tokenizer = await readFile(join(sourceFolder, 'tokenizer.json'), 'utf8');
  const source = JSON.parse(await readFile(join(sourceFolder, 'config.json'), 'utf8'));
  for (const [name, content] of Object.entries(whisperConfigs(shape, source, JSON.parse(tokenizer))))
    await writeFile(join(targetFolder, name), `${JSON.stringify(content, null, 2)}\n`);
  await writeFile(join(targetFolder, 'tokenizer.json'), tokenizer);
  onProgress(1);
}

/** model.bin, or model.bin.part1, .part2 … one after another. */
async function readParts(folder: string): Promise<Uint8Array> {
  const number = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);
  const names = (await readdir(folder)).filter((name) => /^model\.bin(\.part\d+)?$/.test(name));
  if (!names.length) throw new AssistantError('model-missing', { detail: 'no model.bin beside the Whisper config' });
  names.sort((a, b) => number(a) - number(b));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}
