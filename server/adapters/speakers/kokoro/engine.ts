/** Opens a Kokoro folder in either form: two graphs out of our converter, or one graph out of a hub. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../../../errors.js';
import type { Engine } from './rendering.js';
import { loadSymbols } from './symbols.js';

/** Samples a second. */
export const kokoroRate = 24_000;

/** Rejects with `model-missing` or `model-corrupt`. */
export async function openEngine(folder: string, threads: number): Promise<Engine> {
  const symbols = await loadSymbols(folder);
  try {
    if (await exists(join(folder, 'sound.onnx')))
      return await (await import('./split-engine.js')).createSplitEngine(folder, symbols, threads);
    if (await exists(join(folder, 'model.onnx')))
      return await (await import('./whole-engine.js')).createWholeEngine(folder, symbols, threads);
  } catch (cause) {
    throw new AssistantError('model-corrupt', { detail: 'a graph of kokoro-82m cannot be loaded', cause });
  }
  throw new AssistantError('model-missing', { detail: 'kokoro-82m/sound.onnx is not there' });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
