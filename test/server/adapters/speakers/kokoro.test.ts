import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createKokoro } from '../../../../server/adapters/speakers/kokoro.js';
import { loadConfig, modelFolder } from '../../../../server/config.js';
import { readModel, writeModel } from '../../../../server/models/convert/kokoro-split.js';
import type { Speaker } from '../../../../server/ports/speaker.js';
import type { SpeechChunk } from '../../../../server/turn/turn.js';
import { testContract } from '../../../contracts/contract.js';
import { piecesOf, speakerContract } from '../../../contracts/speaker.contract.js';
import { levelDb } from '../../../support/sound.js';
import { tinyKokoro } from '../../../support/tiny-kokoro.js';

const folder = join(modelFolder(loadConfig()), 'kokoro-82m');
const absent = !['vocab.json', 'voices/zf_xiaobei.bin'].every((f) => existsSync(join(folder, f)));

/** Seconds at the start or end of a piece that are softer than −50 dB. */
function silence({ samples, sampleRate }: SpeechChunk, from: 'start' | 'end'): number {
  const windows = Math.floor(samples.length / 240);
  const soft = (i: number) => levelDb(samples.subarray(i * 240, (i + 1) * 240)) < -50;
  const order = Array.from({ length: windows }, (_, i) => (from === 'start' ? i : windows - 1 - i));
  const loud = order.findIndex((i) => !soft(i));
  return ((loud < 0 ? windows : loud) * 240) / sampleRate;
}

describe.skipIf(absent)('Kokoro (skipped where the model is absent: npm run models)', () => {
  let opened: Promise<Speaker> | undefined;
  const speaker = () => {
    opened ??= createKokoro({ folder, threads: 2, voice: 'zf_xiaobei' });
    return opened;
  };
  afterAll(async () => (await opened)?.close?.());

  testContract(speakerContract({ speaker }));

  it('leaves out the silences of the model and puts pauses where they belong', async () => {
    const chunks = await piecesOf(await speaker(), '年满六十周岁、累计缴费满十五年的，可以按月领取养老金。');
    for (const chunk of chunks) expect(silence(chunk, 'start')).toBeLessThanOrEqual(0.06);
    const pauses = chunks.map((c) => silence(c, 'end'));
    expect(pauses.at(-1)).toBeGreaterThan(0.25);
    expect(pauses.at(-1)).toBeLessThan(0.5);
    for (const pause of pauses.slice(0, -1)) {
      expect(pause).toBeGreaterThan(0.08);
      expect(pause).toBeLessThan(0.3);
    }
  });

  it('speaks about as loud whatever the voice', async () => {
    for (const voice of ['zf_xiaobei', 'zf_xiaoxiao', 'zm_yunxi']) {
      const chunks = await piecesOf(await speaker(), '带上身份证到村里去办。', { voice });
      const speech = chunks.flatMap(({ samples }) => Array.from(samples)).filter((s) => Math.abs(s) > 0.003);
      expect(levelDb(Float32Array.from(speech))).toBeGreaterThan(-23);
      expect(levelDb(Float32Array.from(speech))).toBeLessThan(-15);
    }
  });

  it('cuts a long first clause at a quiet place, and names its words once', async () => {
    const text = '城乡居民基本养老保险参保人员申请领取养老金需要提供本人身份证。';
    const chunks = await piecesOf(await speaker(), text);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.map((c) => c.text)).toEqual([text, ...chunks.slice(1).map(() => '')]);
    expect((chunks[0]?.samples.length ?? 0) / 24000).toBeLessThan(1.6);
  });

  it.each(['no-such-voice', '../vocab'])('refuses the voice "%s"', async (voice) => {
    await expect(piecesOf(await speaker(), '您好。', { voice })).rejects.toMatchObject({ code: 'model-missing' });
  });
});

describe('Kokoro as a hub carries it', () => {
  const folderOf = async (graph: Uint8Array) => {
    const hub = await mkdtemp(join(tmpdir(), 'kokoro-'));
    await mkdir(join(hub, 'voices'));
    await writeFile(join(hub, 'model.onnx'), graph);
    const vocabulary = Object.fromEntries([...'ɕjɛ→n,tə'].map((symbol, i) => [symbol, i + 1]));
    await writeFile(join(hub, 'vocab.json'), JSON.stringify(vocabulary));
    await writeFile(join(hub, 'voices', 'zf_one.bin'), new Uint8Array(510 * 256 * 4));
    return hub;
  };
  const options = { threads: 1, voice: 'zf_one' };

  it('speaks clause by clause out of one graph', async () => {
    const speaker = await createKokoro({ ...options, folder: await folderOf(tinyKokoro()) });
    const chunks = await piecesOf(speaker, '先登记登记登记，然后登记登记登记登记登记。');
    expect(chunks.map((c) => c.text)).toEqual(['先登记登记登记，', '然后登记登记登记登记登记。']);
    await speaker.close?.();
  });
  it('says that it failed when the graph cannot take what it is given', async () => {
    const graph = readModel(tinyKokoro());
    for (const node of graph.graph?.node ?? []) if (node.opType === 'Squeeze') node.input = ['style', 'first_axis'];
    const speaker = await createKokoro({ ...options, folder: await folderOf(writeModel(graph)) });
    await expect(piecesOf(speaker, '先登记。')).rejects.toMatchObject({ code: 'engine-failed' });
  });
  it('refuses a voice of the wrong size', async () => {
    const hub = await folderOf(tinyKokoro());
    await writeFile(join(hub, 'voices', 'zf_one.bin'), 'short');
    const speaker = await createKokoro({ ...options, folder: hub });
    await expect(piecesOf(speaker, '先登记。')).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});

describe('createKokoro', () => {
  const options = { threads: 1, voice: 'zf_xiaobei' };
  it('says which model is missing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'kokoro-'));
    await expect(createKokoro({ ...options, folder: empty })).rejects.toMatchObject({ code: 'model-missing' });
    await writeFile(join(empty, 'vocab.json'), '{"a":1}');
    await expect(createKokoro({ ...options, folder: empty })).rejects.toMatchObject({ code: 'model-missing' });
  });
  it.each(['sound.onnx', 'model.onnx'])('says when %s is no graph', async (name) => {
    const broken = await mkdtemp(join(tmpdir(), 'kokoro-'));
    for (const file of ['prosody.onnx', name]) await writeFile(join(broken, file), 'not a graph');
    await writeFile(join(broken, 'vocab.json'), '{"a":1}');
    await expect(createKokoro({ ...options, folder: broken })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
  it('says when the vocabulary is no JSON', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'kokoro-'));
    await writeFile(join(broken, 'vocab.json'), '{"a":');
    await expect(createKokoro({ ...options, folder: broken })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
