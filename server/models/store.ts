/**
 * The folder that holds the models: one folder a model, with ready.json as the sign that it is whole.
 * Promise: looking takes only `stat`; a model appears in one rename or not at all.
 * Change with it: manifest.ts (`version`), sources/*.ts.
 */
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { sizeOf } from './hashing.js';
import type { Model } from './manifest.js';

const readySchema = z.object({
  version: z.number(),
  source: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number() })).min(1),
});
export type ReadyMarker = z.infer<typeof readySchema>;

const marker = 'ready.json';

export const folderOf = (store: string, model: Model): string => join(store, model.id);

/** Where a model's pieces lie while it is being made; `packages` outlives an interrupted run. */
export function stagingOf(store: string, model: Model) {
  const root = join(store, '.staging', model.id.replace('/', '--'));
  const at = (name: string) => join(root, name);
  return { root, packages: at('packages'), incoming: at('incoming'), unpacked: at('unpacked'), made: at('made') };
}
export type Staging = ReturnType<typeof stagingOf>;

/** The marker of a whole model of the manifest's version; undefined when anything is absent or of another size. */
export async function readyMarker(store: string, model: Model): Promise<ReadyMarker | undefined> {
  const folder = folderOf(store, model);
  const text = await readFile(join(folder, marker), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const ready = readySchema.safeParse(parseOrUndefined(text));
  if (!ready.success || ready.data.version !== model.version) return undefined;
  const sizes = await Promise.all(ready.data.files.map((file) => sizeOf(join(folder, file.path))));
  return sizes.every((bytes, i) => bytes === ready.data.files[i]?.bytes) ? ready.data : undefined;
}

/** Declares that `folder` holds the model whole: every file in it, with its size. */
export async function writeMarker(folder: string, model: Model, source: string): Promise<void> {
  const files = await listFiles(folder);
  const text = `${JSON.stringify({ version: model.version, source, files }, null, 2)}\n`;
  await writeFile(join(folder, `.${marker}`), text);
  await rename(join(folder, `.${marker}`), join(folder, marker));
}

/** Every file below `folder` but the marker, with its size, by path. */
export async function listFiles(folder: string): Promise<ReadyMarker['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== marker)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return Promise.all(paths.sort().map(async (path) => ({ path, bytes: (await sizeOf(join(folder, path))) ?? 0 })));
}

/** Puts the finished folder in the model's place; what lay there before goes. */
export async function install(store: string, model: Model, made: string): Promise<void> {
  const target = folderOf(store, model);
  const replaced = join(stagingOf(store, model).root, 'replaced');
  await rm(replaced, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await rename(target, replaced).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(made, target);
  await rm(stagingOf(store, model).root, { recursive: true, force: true });
  await rmdir(join(store, '.staging')).catch(() => {}); // Stays while another model's packages lie there.
}

/** An empty folder, whatever was there. */
export async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
