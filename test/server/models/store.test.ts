import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../server/models/manifest.js';
import { emptyFolder, folderOf, install, readyMarker, stagingOf, writeMarker } from '../../../server/models/store.js';
import { put, smallManifest, temporaryFolder } from '../../support/model-store.js';

const owl = smallManifest.models[0] as Model;

async function installed(content = 'one') {
  const store = temporaryFolder();
  const { made } = stagingOf(store, owl);
  put(await emptyFolder(made), { 'ears.bin': content, 'onnx/eyes.bin': 'two!' });
  await writeMarker(made, owl, 'packages');
  await install(store, owl, made);
  return store;
}

describe('the store', () => {
  it('knows a model as ready by its marker and the sizes of its files', async () => {
    const store = await installed();
    expect(await readyMarker(store, owl)).toEqual({
      version: 1,
      source: 'packages',
      files: [
        { path: 'ears.bin', bytes: 3 },
        { path: 'onnx/eyes.bin', bytes: 4 },
      ],
    });
  });

  it('does not take a model without marker, of another version or with a file cut short as ready', async () => {
    const store = await installed();
    expect(await readyMarker(temporaryFolder(), owl)).toBeUndefined();
    expect(await readyMarker(store, { ...owl, version: 2 })).toBeUndefined();
    put(folderOf(store, owl), { 'ears.bin': 'on' });
    expect(await readyMarker(store, owl)).toBeUndefined();
    put(folderOf(store, owl), { 'ears.bin': 'one', 'ready.json': '{"half' });
    expect(await readyMarker(store, owl)).toBeUndefined();
  });

  it('replaces what was there and leaves nothing of the making behind', async () => {
    const store = await installed('old');
    put(folderOf(store, owl), { 'leftover.bin': 'x' });
    const { made, root } = stagingOf(store, owl);
    put(await emptyFolder(made), { 'ears.bin': 'new' });
    await writeMarker(made, owl, 'hub');
    await install(store, owl, made);
    expect(readFileSync(join(folderOf(store, owl), 'ears.bin'), 'utf8')).toBe('new');
    expect(existsSync(join(folderOf(store, owl), 'leftover.bin'))).toBe(false);
    expect(existsSync(root)).toBe(false);
  });

  it('keeps a repository of the hub in a folder of its owner', async () => {
    const store = temporaryFolder();
    const model = { ...owl, id: 'woods/owl' };
    const { made } = stagingOf(store, model);
    put(await emptyFolder(made), { 'ears.bin': 'one' });
    await writeMarker(made, model, 'hub');
    await install(store, model, made);
    expect(existsSync(join(store, 'woods', 'owl', 'ready.json'))).toBe(true);
  });
});
