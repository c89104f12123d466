import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureModels } from '../../../server/models/ensure.js';
import { parseManifest } from '../../../server/models/manifest.js';
import { pinModel } from '../../../server/models/pin.js';
import { fakeClients, put, smallManifest, temporaryFolder } from '../../support/model-store.js';

const manifestWith = (change: (model: { files: unknown[] }) => void) => {
  const manifest = structuredClone(smallManifest) as unknown as { models: { files: unknown[] }[] };
  change(manifest.models[0] as { files: unknown[] });
  const folder = temporaryFolder();
  put(folder, { 'manifest.json': JSON.stringify(manifest) });
  const file = join(folder, 'manifest.json');
  return { file, read: () => parseManifest(readFileSync(file, 'utf8')) };
};
const options = () => ({ store: temporaryFolder(), run: fakeClients().run });

describe('pinModel', () => {
  it('writes what came out into the manifest, raises the version, and leaves the model ready', async () => {
    const { file, read } = manifestWith((model) => model.files.pop());
    const given = options();
    expect(await pinModel('owl', { ...given, file })).toMatch(/version 2 with 3 files/);
    expect(read().models[0]).toEqual({ ...smallManifest.models[0], version: 2 });
    expect(read().models[1]).toEqual(smallManifest.models[1]);
    const again = { ...given, folder: '', hub: '', packages: false, wanted: ['owl'], manifest: read() };
    expect(await ensureModels(again)).toMatchObject([{ state: 'ready' }]);
  });

  it('changes nothing when all is as the manifest says', async () => {
    const { file, read } = manifestWith(() => {});
    expect(await pinModel('owl', { ...options(), file })).toMatch(/as the manifest says/);
    expect(read()).toEqual(smallManifest);
  });

  it('still refuses a wrong package', async () => {
    const { file, read } = manifestWith((model) => model.files.pop());
    const run = fakeClients({ packages: { ears: new Uint8Array(3) } }).run;
    await expect(pinModel('owl', { ...options(), run, file })).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(read().models[0]?.version).toBe(1);
  });

  it('knows only models with packages', async () => {
    await expect(pinModel('crow', options())).rejects.toMatchObject({ code: 'bad-request' });
  });
});
