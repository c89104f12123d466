import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EnsureOptions, ensureModels, inspectModels } from '../../../server/models/ensure.js';
import type { ModelProgress } from '../../../server/models/meter.js';
import {
  bytesOf,
  contents,
  fakeClients,
  put,
  smallManifest,
  temporaryFolder,
  zips,
} from '../../support/model-store.js';

const options = (changes: Partial<EnsureOptions> = {}): EnsureOptions => ({
  ...{ store: temporaryFolder(), folder: '', hub: '', packages: true, wanted: ['owl', 'jay'] },
  manifest: smallManifest,
  run: fakeClients().run,
  ...changes,
});
const states = (reports: readonly { state: string }[]) => reports.map((report) => report.state);
const never = async () => {
  throw new Error('no client may be called');
};

describe('ensureModels with packages', () => {
  it('fetches, unpacks and installs; leaves nothing else behind', async () => {
    const given = options();
    expect(states(await ensureModels(given))).toEqual(['fetched', 'fetched']);
    expect(readFileSync(join(given.store, 'owl/ears.bin'))).toEqual(Buffer.from(contents.ears));
    expect(JSON.parse(readFileSync(join(given.store, 'owl/config.json'), 'utf8'))).toEqual({ kind: 'owl' });
    expect(readdirSync(given.store).sort()).toEqual(['jay', 'owl']);
  });

  it('does nothing the second time: no client, no lock, no progress', async () => {
    const given = options();
    await ensureModels(given);
    const steps: ModelProgress[] = [];
    const again = await ensureModels({
      ...given,
      run: never,
      hub: 'http://127.0.0.1:1',
      onProgress: (p) => steps.push(p),
    });
    expect(states(again)).toEqual(['ready', 'ready']);
    expect(steps).toEqual([]);
  });

  it('goes on after an interruption with the packages that were whole', async () => {
    const stop = new AbortController();
    const clients = fakeClients();
    const given = options({ wanted: ['owl'] });
    const run: typeof clients.run = async (command, how) => {
      if (command[0] === 'mvn') stop.abort();
      return clients.run(command, how);
    };
    await expect(ensureModels({ ...given, run, signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(join(given.store, 'owl'))).toBe(false);
    expect(clients.asked).toEqual(['ears', 'eyes']);
    const second = fakeClients();
    expect(states(await ensureModels({ ...given, run: second.run }))).toEqual(['fetched']);
    expect(second.asked).toEqual(['eyes']);
  });

  it('fetches a kept package again that was spoilt meanwhile', async () => {
    const given = options({ wanted: ['owl'] });
    const spoilt = zips.ears.slice().fill(7, 3, 9);
    put(given.store, { '.staging/owl/packages/ears-1.0.zip': spoilt, '.staging/owl/made/half.onnx': 'x' });
    const clients = fakeClients();
    expect(states(await ensureModels({ ...given, run: clients.run }))).toEqual(['fetched']);
    expect(clients.asked).toEqual(['ears', 'eyes']);
    expect(existsSync(join(given.store, 'owl/half.onnx'))).toBe(false);
  });

  it('refuses a package with a wrong hash, keeps nothing of it, and does the other models', async () => {
    const given = options({ run: fakeClients({ packages: { ...zips, eyes: bytesOf('something else') } }).run });
    const [owl, jay] = await ensureModels(given);
    expect(owl).toMatchObject({ id: 'owl', purpose: 'ear', state: 'missing' });
    expect(owl?.reason).toMatch(/mvn package eyes 1\.0: .*expected; refused and removed/);
    expect(jay?.state).toBe('fetched');
    expect(existsSync(join(given.store, 'owl'))).toBe(false);
    expect(readdirSync(join(given.store, '.staging/owl/packages'))).toEqual(['ears-1.0.zip']);
  });

  it('says which part is missing without a client, what to install and what to put where, and goes on', async () => {
    const given = options({ run: fakeClients({ missing: ['mvn', 'python3', 'python'] }).run });
    const [owl, jay] = await ensureModels(given);
    expect(owl?.reason).toMatch(/pip is not installed; install Python 3 with pip/);
    expect(owl?.put).toContain(join(given.store, 'owl'));
    expect(owl?.put).toContain('ears.bin, eyes.bin');
    expect(owl?.put).toContain('XIANGYIN_MODEL_FOLDER');
    expect(jay?.state).toBe('fetched');
  });

  it('names a missing network', async () => {
    const failing =
      'npm error request failed, reason: getaddrinfo EAI_AGAIN registry\nnpm error A complete log of this run';
    const [report] = await ensureModels(options({ wanted: ['jay'], run: fakeClients({ failing }).run }));
    expect(report?.reason).toMatch(/is there a network\?/);
    expect(report?.reason).not.toMatch(/complete log/);
  });

  it('tells the bytes fetched of the bytes to fetch over all models', async () => {
    const steps: ModelProgress[] = [];
    await ensureModels(options({ onProgress: (step) => steps.push(step) }));
    const total = zips.ears.length + zips.eyes.length + zips.beak.length;
    expect(steps[0]).toMatchObject({ model: 'owl', fetched: 0, toFetch: total });
    expect(steps.at(-1)).toMatchObject({ model: 'jay', step: 'installed', fetched: total, toFetch: total });
    const fetched = steps.map((step) => step.fetched);
    expect(fetched).toEqual([...fetched].sort((a, b) => a - b));
  });

  it('lets two that start at once share the work', async () => {
    const given = options();
    const clients = fakeClients();
    const both = await Promise.all([1, 2].map(() => ensureModels({ ...given, run: clients.run })));
    expect(both.map(states).sort()).toEqual([
      ['fetched', 'fetched'],
      ['ready', 'ready'],
    ]);
    expect(clients.asked.sort()).toEqual(['beak', 'ears', 'eyes']);
  });
});

describe('ensureModels with other sources', () => {
  it('looks into the folder first', async () => {
    const folder = temporaryFolder();
    put(folder, { 'jay/beak.bin': contents.beak });
    const given = options({ folder, wanted: ['jay'], run: never });
    expect(states(await ensureModels(given))).toEqual(['fetched']);
    expect(readFileSync(join(given.store, 'jay/beak.bin'))).toEqual(Buffer.from(contents.beak));
  });

  it('takes what was put into the store by hand, when its hashes are right', async () => {
    const given = options({ wanted: ['jay'], packages: false });
    put(given.store, { 'jay/beak.bin': contents.beak });
    expect(states(await ensureModels(given))).toEqual(['ready']);
    expect(states(await inspectModels(given))).toEqual(['ready']);
    const wrong = options({ wanted: ['jay'], packages: false });
    put(wrong.store, { 'jay/beak.bin': 'a peak' });
    expect(states(await ensureModels(wrong))).toEqual(['missing']);
  });

  it('tries the next source when one fails, and reports every reason when all do', async () => {
    const folder = temporaryFolder();
    put(folder, { 'jay/beak.bin': 'a peak' });
    const first = options({ folder, hub: 'http://127.0.0.1:1', wanted: ['jay'] });
    expect(states(await ensureModels(first))).toEqual(['fetched']);
    const second = options({
      folder,
      hub: 'http://127.0.0.1:1',
      wanted: ['jay'],
      run: fakeClients({ failing: 'no' }).run,
    });
    const [report] = await ensureModels(second);
    expect(report?.reason).toMatch(/folder: .*sha256.*; hub: .*cannot be reached.*; packages: .*could not fetch/);
  });

  it('says that nothing is set when no source is', async () => {
    const [report] = await ensureModels(options({ wanted: ['jay'], packages: false }));
    expect(report).toMatchObject({ state: 'missing', reason: expect.stringMatching(/no source is set/) });
    expect(report?.put).toContain('XIANGYIN_MODEL_PACKAGES=on');
  });

  it('reports a model that nobody knows, without throwing', async () => {
    const [report] = await ensureModels(options({ wanted: ['crow'] }));
    expect(report).toMatchObject({ id: 'crow', state: 'missing', reason: expect.stringMatching(/known: owl, jay/) });
  });

  it('reports a store that cannot be made, without throwing', async () => {
    const folder = temporaryFolder();
    put(folder, { file: 'x' });
    const [report] = await ensureModels(options({ store: join(folder, 'file', 'store'), wanted: ['jay'] }));
    expect(report).toMatchObject({ state: 'missing', reason: expect.stringMatching(/cannot be written/) });
  });
});

describe('inspectModels', () => {
  it('only looks', async () => {
    const given = options({ run: never });
    expect(states(await inspectModels(given))).toEqual(['missing', 'missing']);
    expect(readdirSync(given.store)).toEqual([]);
  });
});
