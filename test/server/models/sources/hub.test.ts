import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureModels } from '../../../../server/models/ensure.js';
import { loadManifest } from '../../../../server/models/manifest.js';
import { openHub } from '../../../support/model-hub.js';
import { smallManifest, temporaryFolder } from '../../../support/model-store.js';

const owlFiles = { 'woods/owl/resolve/main/config.json': '{}', 'woods/owl/resolve/main/onnx/small.onnx': 'small' };
const given = (hub: string, wanted: readonly string[], manifest = smallManifest) => ({
  ...{ store: temporaryFolder(), folder: '', hub, packages: false, wanted, manifest },
});

describe('a model hub', () => {
  it('gives the files of a repository; of several names the first there is; optional ones may be absent', async () => {
    const { endpoint } = await openHub(owlFiles);
    const options = given(`${endpoint}/`, ['owl']);
    expect(await ensureModels(options)).toMatchObject([{ state: 'fetched' }]);
    expect(readFileSync(join(options.store, 'owl/onnx/small.onnx'), 'utf8')).toBe('small');
  });

  it('gives a Whisper that a setting names, without an entry in the manifest, and only once', async () => {
    const names = ['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'];
    const files = [
      ...names.map((n) => `${n}.json`),
      'onnx/encoder_model.onnx',
      'onnx/decoder_model_merged_quantized.onnx',
    ];
    const { endpoint, requests } = await openHub(
      Object.fromEntries(files.map((file) => [`Xenova/whisper-small/resolve/main/${file}`, `content of ${file}`])),
    );
    const options = given(endpoint, ['Xenova/whisper-small'], loadManifest());
    expect(await ensureModels(options)).toMatchObject([
      { id: 'Xenova/whisper-small', purpose: 'ear', state: 'fetched' },
    ]);
    for (const file of files)
      expect(readFileSync(join(options.store, 'Xenova/whisper-small', file), 'utf8')).toBe(`content of ${file}`);
    const asked = requests.length;
    expect(await ensureModels(options)).toMatchObject([{ state: 'ready' }]);
    expect(requests).toHaveLength(asked);
  });

  it('turns the tokenizer of the voice into its vocabulary', async () => {
    const manifest = loadManifest();
    const voice = manifest.models.find((model) => model.id === 'kokoro-82m');
    const contentOf = (file: string) => (file === 'tokenizer.json' ? '{"model":{"vocab":{"a":43}}}' : 'bytes');
    const names = voice?.hub.files.flatMap((file) => file.from) ?? [];
    const { endpoint } = await openHub(
      Object.fromEntries(names.map((file) => [`${voice?.hub.repository}/resolve/main/${file}`, contentOf(file)])),
    );
    const options = given(endpoint, ['kokoro-82m'], manifest);
    expect(await ensureModels(options)).toMatchObject([{ state: 'fetched' }]);
    expect(JSON.parse(readFileSync(join(options.store, 'kokoro-82m/vocab.json'), 'utf8'))).toEqual({ a: 43 });
    expect(readFileSync(join(options.store, 'kokoro-82m/model.onnx'), 'utf8')).toBe('bytes');
  });

  it('says which file a repository lacks', async () => {
    const { endpoint } = await openHub({ 'woods/owl/resolve/main/config.json': '{}' });
    const [report] = await ensureModels(given(endpoint, ['owl']));
    expect(report?.reason).toBe('hub: the hub has no onnx/full.onnx or onnx/small.onnx in woods/owl');
  });

  it('goes on in the next run where the last one broke off', async () => {
    const { endpoint, requests } = await openHub(owlFiles);
    const options = given(endpoint, ['owl']);
    const stop = new AbortController();
    const onProgress = ({ item }: { item: string }) => item.startsWith('onnx') && stop.abort();
    await expect(ensureModels({ ...options, onProgress, signal: stop.signal })).rejects.toThrow();
    requests.length = 0;
    expect(await ensureModels(options)).toMatchObject([{ state: 'fetched' }]);
    expect(requests.filter((line) => line.startsWith('GET') && line.includes('config.json'))).toEqual([]);
  });
});
