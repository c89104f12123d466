import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finishHubVoice } from '../../../../server/models/convert/hub-voice.js';
import { readModel } from '../../../../server/models/convert/kokoro-split.js';
import { hubVoice } from '../../../support/model-hub.js';
import { put, temporaryFolder } from '../../../support/model-store.js';

const finish = async (changes: Readonly<Record<string, string>> = {}) => {
  const folder = temporaryFolder();
  put(folder, { ...hubVoice(), ...changes });
  await finishHubVoice(folder);
  return folder;
};

describe('the voice of a hub', () => {
  it('becomes two graphs and a vocabulary', async () => {
    const folder = await finish();
    expect(readdirSync(folder).sort()).toEqual(['prosody.onnx', 'sound.onnx', 'tokenizer.json', 'vocab.json']);
    expect(JSON.parse(readFileSync(join(folder, 'vocab.json'), 'utf8'))).toEqual({ $: 0, a: 43 });
    const outputs = (name: string) => readModel(readFileSync(join(folder, name))).graph?.output?.map((o) => o.name);
    expect(outputs('prosody.onnx')).toEqual(['content', 'pitch', 'energy', 'durations']);
    expect(outputs('sound.onnx')).toEqual(['waveform']);
  });

  it.each(['{}', 'not json', '{"model":{"vocab":[]}}'])('is refused without a vocabulary: %s', async (text) => {
    await expect(finish({ 'tokenizer.json': text })).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it.each(['', 'not a graph'])('is refused with another graph: "%s"', async (text) => {
    await expect(finish({ 'model.onnx': text })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
