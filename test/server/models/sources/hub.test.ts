import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureModels } from '../../../../server/models/ensure.js';
import { loadManifest } from '../../../../server/models/manifest.js';
import { hubVoice, openHub } from '../../../support/model-hub.js';
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

  it('turns the voice of a repository into what the speaker reads', async () => {
    const manifest = loadManifest();
    const voice = manifest.models.find((model) => model.id === 'kokoro-82m');
    const files = hubVoice();
    const contentOf = (file: string) => files[file.split('/').at(-1) as keyof typeof files] ?? 'bytes';
    const names = voice?.hub.files.flatMap((file) => file.from) ?? [];
    const { endpoint } = await openHub(
      Object.fromEntries(names.map((file) => [`${voice?.hub.repository}/resolve/main/${file}`, contentOf(file)])),
    );
    const options = given(endpoint, ['kokoro-82m'], manifest);
    expect(await ensureModels(options)).toMatchObject([{ state: 'fetched' }]);
    expect(JSON.parse(readFileSync(join(options.store, 'kokoro-82m/vocab.json'), 'utf8'))).toEqual({ $: 0, a: 43 });
    for (const name of ['prosody.onnx', 'sound.onnx', 'voices/zf_xiaobei.bin'])
      expect(existsSync(join(options.store, 'kokoro-82m', name))).toBe(true);
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
