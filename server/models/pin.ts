/**
 * For whoever changes a converter: makes a model out of its packages and writes what came out, with sizes and hashes, into the manifest.
 * Promise: the packages are still checked; `version` rises when a file changed, so that every store makes the model anew.
 * Change with it: manifest.ts.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../errors.js';
import { sha256Of } from './hashing.js';
import { acquireLock } from './lock.js';
import { findModel, type ModelFile, manifestFile, parseManifest } from './manifest.js';
import { Meter, type OnProgress } from './meter.js';
import { type RunClient, runClient } from './run-client.js';
import { packagesSource } from './sources/packages.js';
import { install, listFiles, stagingOf, writeMarker } from './store.js';

export interface PinOptions {
  readonly store: string;
  readonly onProgress?: OnProgress;
  readonly run?: RunClient;
  /** The manifest to change. */
  readonly file?: URL | string;
}

/** Resolves to a line that says what changed. Throws `bad-request` for an unknown id. */
export async function pinModel(id: string, options: PinOptions): Promise<string> {
  const { store, file = manifestFile, run = runClient } = options;
  const text = await readFile(file, 'utf8');
  const known = findModel(parseManifest(text), id);
  if (!known?.packages.length) throw new AssistantError('bad-request', { detail: `no packages are known for ${id}` });
  const meter = new Meter(options.onProgress ?? (() => {}));
  meter.begin(id, known.purpose);
  const release = await acquireLock(store);
  try {
    const staging = stagingOf(store, known);
    await packagesSource(run).provide({ ...known, files: [] }, { staging, meter });
    const files: ModelFile[] = [];
    for (const { path, bytes } of await listFiles(staging.made))
      files.push({ path, bytes, sha256: await sha256Of(join(staging.made, path)) });
    const same = JSON.stringify(files) === JSON.stringify(known.files);
    const version = known.version + (same ? 0 : 1);
    await writeMarker(staging.made, { ...known, version }, 'packages');
    await install(store, known, staging.made);
    if (same) return `${id}: as the manifest says`;
    const manifest = JSON.parse(text) as { models: { id: string }[] };
    const models = manifest.models.map((model) => (model.id === id ? { ...model, version, files } : model));
    await writeFile(file, `${JSON.stringify({ ...manifest, models }, null, 2)}\n`);
    return `${id}: version ${version} with ${files.length} files is in the manifest now`;
  } finally {
    await release();
  }
}
