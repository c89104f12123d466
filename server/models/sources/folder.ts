/**
 * Models that the operator has: `<folder>/<model>/<file>`, or a hub's layout `<folder>/<owner>/<repository>/<file>`.
 * Promise: files are copied, so that the folder may be a stick that is pulled out; those with a known hash are checked.
 */
import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssistantError } from '../../errors.js';
import { finishHubFiles } from '../convert/steps.js';
import { difference, sizeOf } from '../hashing.js';
import type { HubFile, Model } from '../manifest.js';
import { emptyFolder } from '../store.js';
import type { Source } from './source.js';

interface Layout {
  readonly copies: readonly { from: string; to: string }[];
  readonly ofHub: boolean;
}

export function folderSource(folder: string): Source {
  return {
    name: 'folder',
    async provide(model, { staging, meter, signal }) {
      const layout = await findLayout(folder, model);
      meter.plan(0);
      const made = await emptyFolder(staging.made);
      for (const { from, to } of layout.copies) {
        signal?.throwIfAborted();
        meter.step('copying', to);
        await mkdir(dirname(join(made, to)), { recursive: true });
        await copyFile(from, join(made, to), constants.COPYFILE_FICLONE);
      }
      if (layout.ofHub) await finishHubFiles(model, made);
    },
  };
}

/** Whether the folder holds every file of the manifest, each with its hash. */
export async function holdsWhole(folder: string, model: Model): Promise<boolean> {
  if (!model.files.length) return false;
  for (const file of model.files) if (await difference(join(folder, file.path), file)) return false;
  return true;
}

async function findLayout(folder: string, model: Model): Promise<Layout> {
  const own = join(folder, model.id);
  const wrong: string[] = [];
  for (const file of model.files) {
    const why = await difference(join(own, file.path), file);
    if (why) wrong.push(why);
  }
  if (model.files.length && !wrong.length) {
    const copies = model.files.map(({ path }) => ({ from: join(own, path), to: path }));
    return { copies, ofHub: false };
  }
  for (const root of [own, join(folder, model.hub.repository)]) {
    const copies = await hubCopies(root, model.hub.files);
    if (copies && !(await isSpoilt(copies, model))) return { copies, ofHub: true };
  }
  const allAbsent = wrong.length === model.files.length && wrong.every((why) => why.endsWith('absent'));
  const why = allAbsent ? `the folder ${folder} does not hold ${model.id}` : `in ${own}: ${wrong.join('; ')}`;
  throw new AssistantError(allAbsent ? 'model-missing' : 'model-corrupt', { detail: why });
}

/** A hub's files may differ from the manifest's, but one of the same name and length with another hash is a spoilt copy. */
async function isSpoilt(copies: Layout['copies'], model: Model): Promise<boolean> {
  for (const { from, to } of copies) {
    const known = model.files.find((file) => file.path === to);
    if (known && (await sizeOf(from)) === known.bytes && (await difference(from, known))) return true;
  }
  return false;
}

/** Undefined when a file that must be there is not. */
async function hubCopies(root: string, files: readonly HubFile[]) {
  const copies: { from: string; to: string }[] = [];
  for (const file of files) {
    const name = await firstPresent(root, [file.from].flat());
    if (name) copies.push({ from: join(root, name), to: file.to ?? name });
    else if (!file.optional) return undefined;
  }
  return copies;
}

async function firstPresent(root: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) if (await sizeOf(join(root, name))) return name;
  return undefined;
}
