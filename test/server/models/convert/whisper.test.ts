import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AutoProcessor, AutoTokenizer, env } from '@xenova/transformers';
import * as ort from 'onnxruntime-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, modelFolder } from '../../../../server/config.js';
import type { Precision } from '../../../../server/models/convert/precision.js';
import { convertWhisper } from '../../../../server/models/convert/whisper.js';
import { put, temporaryFolder } from '../../../support/model-store.js';
import { decode, encode, type Rows, size, tinyFile, tinyWeights } from '../../../support/tiny-whisper.js';

const special = ['<|endoftext|>', '<|startoftranscript|>', '<|zh|>', '<|translate|>', '<|transcribe|>'];
const tokens = [...special, '<|startofprev|>', '<|nocaptions|>', '<|notimestamps|>'];
const weights = tinyWeights();
const wave = (frames: number): Rows =>
  Array.from({ length: size.mel }, (_, c) => Array.from({ length: frames }, (_, t) => Math.sin(1 + c + t * 0.7)));
const flat = (rows: Rows) => rows.flat();

function source(folder: string) {
  const file = tinyFile(weights);
  put(folder, {
    'model.bin.part1': file.subarray(0, 1000),
    'model.bin.part2': file.subarray(1000),
    'config.json': JSON.stringify({ suppress_ids: [1, 2], suppress_ids_begin: [3] }),
    'tokenizer.json': JSON.stringify({ added_tokens: tokens.map((content, i) => ({ id: 20 + i, content })) }),
  });
}

async function convert(precision: Precision) {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  source(from);
  await convertWhisper(from, to, undefined, precision);
  const open = (name: string) => ort.InferenceSession.create(join(to, name), { logSeverityLevel: 3 });
  return { names: readdirSync(to).sort(), encoder: await open('encoder.onnx'), decoder: await open('decoder.onnx') };
}
type Converted = Awaited<ReturnType<typeof convert>>;

const hear = ({ encoder }: Converted, mel: Rows) =>
  encoder.run({ input_features: new ort.Tensor('float32', flat(mel), [1, size.mel, mel[0]?.length ?? 0]) });

/** Decodes `pieces` one after another, each with the caches that the last one left; all scores, row by row. */
async function say(model: Converted, heard: ort.InferenceSession.OnnxValueMapType, pieces: number[][], batch = 1) {
  const headWidth = size.width / size.heads;
  const caches: Record<string, ort.Tensor> = {};
  for (let i = 0; i < size.layers; i++)
    for (const part of ['key', 'value']) {
      caches[`past_key_values.${i}.encoder.${part}`] = heard[`present.${i}.encoder.${part}`] as ort.Tensor;
      const empty = [batch, size.heads, 0, headWidth];
      caches[`past_key_values.${i}.decoder.${part}`] = new ort.Tensor('float32', new Float32Array(0), empty);
    }
  const scores: number[] = [];
  for (const piece of pieces) {
    const ids = BigInt64Array.from(Array.from({ length: batch }, () => piece).flat(), BigInt);
    const input_ids = new ort.Tensor('int64', ids, [batch, piece.length]);
    const out = await model.decoder.run({ input_ids, ...caches });
    expect(out.logits?.dims).toEqual([batch, piece.length, size.vocabulary]);
    scores.push(...((out.logits as ort.Tensor).data as Float32Array));
    for (let i = 0; i < size.layers; i++)
      for (const part of ['key', 'value'])
        caches[`past_key_values.${i}.decoder.${part}`] = out[`present.${i}.decoder.${part}`] as ort.Tensor;
  }
  return scores;
}

const most = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((worst, x, i) => Math.max(worst, Math.abs(x - (b[i] as number))), Math.abs(a.length - b.length));

describe.each([
  { precision: 'float' as const, near: 2e-5 },
  { precision: 'int8' as const, near: 0.15 },
])('a Whisper converted to $precision', ({ precision, near }) => {
  let model: Converted;
  beforeAll(async () => {
    model = await convert(precision);
  });

  it('has the files that the recogniser and @xenova/transformers read', () => {
    const configs = ['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'];
    expect(model.names).toEqual([...configs.map((n) => `${n}.json`), 'decoder.onnx', 'encoder.onnx'].sort());
  });

  it.each([6, 24])('hears what the arithmetic says, in a window of %i frames', async (frames) => {
    const heard = await hear(model, wave(frames));
    expect(heard.last_hidden_state?.dims).toEqual([1, frames / 2, size.width]);
    expect(heard['present.1.encoder.key']?.dims).toEqual([1, size.heads, frames / 2, size.width / size.heads]);
    expect(most(heard.last_hidden_state?.data as Float32Array, flat(encode(weights, wave(frames))))).toBeLessThan(near);
  });

  it('scores the next token as the arithmetic says', async () => {
    const mel = wave(10);
    const ids = [3, 17, 29, 4];
    const scores = await say(model, await hear(model, mel), [ids]);
    expect(most(scores, flat(decode(weights, ids, encode(weights, mel))))).toBeLessThan(near * 2);
  });

  it('gives the same scores with caches, token by token, as at once: no token sees a later one', async () => {
    const heard = await hear(model, wave(10));
    const atOnce = await say(model, heard, [[3, 17, 29, 4, 8]]);
    expect(most(await say(model, heard, [[3, 17], [29], [4, 8]]), atOnce)).toBeLessThan(2e-4);
  });

  it('decodes several texts over one hearing', async () => {
    const heard = await hear(model, wave(10));
    const one = await say(model, heard, [[3, 17], [29]]);
    const three = await say(model, heard, [[3, 17], [29]], 3);
    const first = [...three.slice(0, 2 * size.vocabulary), ...three.slice(6 * size.vocabulary, 7 * size.vocabulary)];
    expect(most(first, one)).toBeLessThan(2e-4);
  });
});

describe('a source that is no Whisper', () => {
  const broken = async (change: (folder: string) => void) => {
    const from = temporaryFolder();
    source(from);
    change(from);
    return convertWhisper(from, temporaryFolder());
  };

  it('is refused with the reason', async () => {
    await expect(convertWhisper(temporaryFolder(), temporaryFolder())).rejects.toMatchObject({ code: 'model-missing' });
    const cut = (folder: string) => put(folder, { 'model.bin.part2': new Uint8Array(10) });
    await expect(broken(cut)).rejects.toMatchObject({ code: 'model-corrupt' });
    const tokenless = (folder: string) => put(folder, { 'tokenizer.json': '{"added_tokens":[]}' });
    await expect(broken(tokenless)).rejects.toThrow(/lacks <\|endoftext\|>/);
    const odd = (folder: string) => put(folder, { 'config.json': '{}' });
    await expect(broken(odd)).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});

const installed = join(modelFolder(loadConfig()), 'whisper-base');
describe.skipIf(!existsSync(join(installed, 'ready.json')))(
  'whisper-base (skipped: run `npm run models` first)',
  () => {
    it('loads as tokenizer and processor, and knows Chinese and its special tokens', async () => {
      env.allowRemoteModels = false;
      env.localModelPath = join(installed, '..');
      const tokenizer = await AutoTokenizer.from_pretrained('whisper-base');
      const { model } = tokenizer as unknown as { model: { tokens_to_ids: Map<string, number> } };
      expect(model.tokens_to_ids.get('<|startoftranscript|>')).toBe(50_258);
      expect(model.tokens_to_ids.get('<|zh|>')).toBe(50_260);
      expect(tokenizer.decode(tokenizer.encode('低保在哪里申请'), { skip_special_tokens: true })).toBe(
        '低保在哪里申请',
      );
      const processor = await AutoProcessor.from_pretrained('whisper-base');
      expect(processor.feature_extractor.config).toMatchObject({ feature_size: 80, hop_length: 160, n_fft: 400 });
    });

    it('has the inputs and outputs that the recogniser binds', async () => {
      const open = (name: string) => ort.InferenceSession.create(join(installed, name), { logSeverityLevel: 3 });
      const [encoder, decoder] = [await open('encoder.onnx'), await open('decoder.onnx')];
      const caches = (side: string) =>
        Array.from({ length: 6 }, (_, i) => [`${i}.${side}.key`, `${i}.${side}.value`]).flat();
      const present = (side: string) => caches(side).map((name) => `present.${name}`);
      const past = (side: string) => caches(side).map((name) => `past_key_values.${name}`);
      expect(encoder.inputNames).toEqual(['input_features']);
      expect([...encoder.outputNames].sort()).toEqual(['last_hidden_state', ...present('encoder')].sort());
      expect([...decoder.inputNames].sort()).toEqual(['input_ids', ...past('decoder'), ...past('encoder')].sort());
      expect([...decoder.outputNames].sort()).toEqual(['logits', ...present('decoder')].sort());
    });
  },
);
