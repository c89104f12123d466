import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../../server/models/manifest.js';
import { Meter } from '../../../../server/models/meter.js';
import { folderSource, holdsWhole } from '../../../../server/models/sources/folder.js';
import { stagingOf } from '../../../../server/models/store.js';
import { contents, put, smallManifest, temporaryFolder } from '../../../support/model-store.js';

const [owl, jay] = smallManifest.models as [Model, Model];
const config = `${JSON.stringify({ kind: 'owl' }, null, 2)}\n`;

async function provide(files: Readonly<Record<string, string | Uint8Array>>, model = owl) {
  const folder = temporaryFolder();
  put(folder, files);
  const staging = stagingOf(temporaryFolder(), model);
  await folderSource(folder).provide(model, { staging, meter: new Meter(() => {}) });
  return (name: string) => readFileSync(join(staging.made, name), 'utf8');
}

describe('a folder of the operator', () => {
  it('may be laid out as the store', async () => {
    const read = await provide({
      'owl/config.json': config,
      'owl/ears.bin': contents.ears,
      'owl/eyes.bin': contents.eyes,
    });
    expect(read('ears.bin')).toBe('all ears');
    expect(read('config.json')).toBe(config);
  });

  it.each(['owl', 'woods/owl'])(
    'may be laid out as a hub, under %s; of several names the first there is taken',
    async (at) => {
      const read = await provide({ [`${at}/config.json`]: '{}', [`${at}/onnx/small.onnx`]: 'small' });
      expect(read('onnx/small.onnx')).toBe('small');
      const both = { [`${at}/onnx/small.onnx`]: 'small', [`${at}/onnx/full.onnx`]: 'full' };
      expect((await provide({ [`${at}/config.json`]: '{}', ...both }))('onnx/full.onnx')).toBe('full');
    },
  );

  it('brings optional files along', async () => {
    const files = { 'owl/config.json': '{}', 'owl/onnx/full.onnx': 'full', 'owl/onnx/full.onnx_data': 'data' };
    expect((await provide(files))('onnx/full.onnx_data')).toBe('data');
  });

  it('is refused when it holds nothing, too little or a spoilt file', async () => {
    await expect(provide({})).rejects.toMatchObject({ code: 'model-missing' });
    await expect(provide({ 'owl/config.json': config, 'owl/ears.bin': contents.ears })).rejects.toMatchObject({
      code: 'model-corrupt',
      message: expect.stringContaining('eyes.bin is absent'),
    });
    await expect(provide({ 'jay/beak.bin': 'a peak' }, jay)).rejects.toMatchObject({
      code: 'model-corrupt',
      message: expect.stringContaining('sha256'),
    });
  });

  it('holds a model whole only with every hash', async () => {
    const folder = temporaryFolder();
    put(folder, { 'beak.bin': 'a peak' });
    expect(await holdsWhole(folder, jay)).toBe(false);
    put(folder, { 'beak.bin': contents.beak });
    expect(await holdsWhole(folder, jay)).toBe(true);
    expect(await holdsWhole(folder, { ...jay, files: [] })).toBe(false);
  });
});
