import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createMergedGraph } from '../../../../../server/adapters/recognisers/whisper/merged-graph.js';
import { openWhisper } from '../../../../../server/adapters/recognisers/whisper/model-files.js';
import { createWhisperFrom } from '../../../../../server/adapters/recognisers/whisper.js';
import { loadConfig, modelFolder } from '../../../../../server/config.js';
import { decodeAudio } from '../../../../../server/speech/audio.js';

type Feeds = Record<string, Tensor>;

/** A session whose `run` is a function; keeps what it was fed. */
function session(inputNames: readonly string[], run: (feeds: Feeds) => Promise<Feeds>) {
  const fed: Feeds[] = [];
  const value = {
    inputNames,
    run: async (feeds: Feeds) => {
      fed.push(feeds);
      return run(feeds);
    },
    release: async () => undefined,
  };
  return { fed, session: value as unknown as InferenceSession };
}
const float = (dims: readonly number[], value = 0) =>
  new Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(value), dims);
const dims = (feeds: Feeds | undefined) =>
  Object.fromEntries(Object.entries(feeds ?? {}).map(([k, t]) => [k, [...t.dims]]));
const parts = ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'];

/** Two layers' worth of names, one layer, heads 2 × width 3, vocabulary 5: shapes as Optimum's exports have them. */
function fakeExport() {
  const encoder = session(['input_features'], async ({ input_features }) => ({
    last_hidden_state: float([1, (input_features?.dims[2] ?? 0) / 2, 6], 0.5),
  }));
  const names = parts.map((p) => `past_key_values.0.${p}`);
  const decoder = session(['input_ids', 'encoder_hidden_states', 'use_cache_branch', ...names], async (feeds) => {
    const [rows = 1, tokens = 1] = feeds.input_ids?.dims ?? [];
    const cached = Number(feeds.use_cache_branch?.data[0]) === 1;
    const past = feeds['past_key_values.0.decoder.key'];
    const length = (past?.dims[2] ?? 0) + tokens;
    const own = new Float32Array(rows * 2 * length * 3);
    // Every row's cache holds the last token it was fed, so that a reordering shows.
    for (let row = 0; row < rows; row++)
      own.fill(
        Number(feeds.input_ids?.data[row * tokens + tokens - 1]),
        row * 2 * length * 3,
        (row + 1) * 2 * length * 3,
      );
    const kept = new Tensor('float32', own, [rows, 2, length, 3]);
    const cross = cached ? float([0, 2, 1, 3]) : float([rows, 2, 4, 3], 7);
    return {
      logits: float([rows, tokens, 5]),
      'present.0.decoder.key': kept,
      'present.0.decoder.value': kept,
      'present.0.encoder.key': cross,
      'present.0.encoder.value': cross,
    };
  });
  const graph = createMergedGraph(encoder.session, decoder.session, { vocabularySize: 5, heads: 2, width: 3 }, 8);
  return { graph, decoder };
}

describe('a hub’s export', () => {
  it('starts with empty caches and the branch that fills them', async () => {
    const { graph, decoder } = fakeExport();
    const encoding = await graph.encode(new Float32Array(80 * 8), 80, 8);
    const step = await graph.decode(encoding, [[1, 2, 3]]);
    expect(step.logits.length).toBe(3 * 5);
    expect(step.cache).toMatchObject({ rows: 1, length: 3 });
    const [fed] = decoder.fed;
    expect(fed?.use_cache_branch?.type).toBe('bool');
    expect(Number(fed?.use_cache_branch?.data[0])).toBe(0);
    expect(dims(fed)).toMatchObject({
      input_ids: [1, 3],
      encoder_hidden_states: [1, 4, 6],
      ...Object.fromEntries(parts.map((p) => [`past_key_values.0.${p}`, [1, 2, 0, 3]])),
    });
  });

  it('goes on with what it remembers, for every beam, and keeps what the encoder gave', async () => {
    const { graph, decoder } = fakeExport();
    const encoding = await graph.encode(new Float32Array(80 * 8), 80, 8);
    const first = await graph.decode(encoding, [[1, 2]]);
    const second = await graph.decode(encoding, [[3], [4]], graph.select(first.cache, [0, 0]));
    const third = await graph.decode(encoding, [[0], [0]], graph.select(second.cache, [1, 0]));
    expect(third.cache).toMatchObject({ rows: 2, length: 4 });
    const [, , fed] = decoder.fed;
    expect(Number(fed?.use_cache_branch?.data[0])).toBe(1);
    expect(dims(fed)).toMatchObject({
      input_ids: [2, 1],
      encoder_hidden_states: [2, 4, 6],
      'past_key_values.0.decoder.key': [2, 2, 3, 3],
      'past_key_values.0.encoder.key': [2, 2, 4, 3],
    });
    expect(fed?.['past_key_values.0.encoder.value']?.data[0]).toBe(7);
    const past = fed?.['past_key_values.0.decoder.value']?.data as Float32Array;
    expect([past[0], past.at(-1)]).toEqual([4, 3]);
  });
});

const folder = join(modelFolder(loadConfig()), 'whisper-base');
const absent = !existsSync(join(folder, 'decoder.onnx'));

describe.skipIf(absent)('a hub’s export with real weights (skipped where the model is absent: npm run models)', () => {
  it('hears a question in its fixed window', async () => {
    const model = await openWhisper(folder, 2);
    const speech = await decodeAudio(readFileSync(new URL('../../../../fixtures/question.mp3', import.meta.url)), {
      maxSeconds: 10,
    });
    const graph = await dressedAsHubExport();
    const recogniser = createWhisperFrom({ ...model, graph }, { beam: 2 });
    const texts: string[] = [];
    for await (const transcript of recogniser.recognise(speech, {})) texts.push(transcript.text);
    await recogniser.close?.();
    await model.graph.close();
    expect(texts).toEqual([expect.stringMatching(/在哪里办理/)]);
  });
});

/** Our own graphs behind the names, the branch flag and the empty outputs of a hub's export. */
async function dressedAsHubExport() {
  const [ownEncoder, ownDecoder] = await Promise.all(
    ['encoder.onnx', 'decoder.onnx'].map((f) => InferenceSession.create(join(folder, f), { logSeverityLevel: 3 })),
  );
  let cross: Feeds = {};
  const encoder = session(['input_features'], async (feeds) => {
    const results = (await ownEncoder?.run(feeds)) as Feeds;
    cross = Object.fromEntries(Object.entries(results).filter(([name]) => name.startsWith('present.')));
    return { last_hidden_state: results.last_hidden_state as Tensor };
  });
  const decoder = session(
    ['encoder_hidden_states', 'use_cache_branch', ...(ownDecoder?.inputNames ?? [])],
    async ({ use_cache_branch: branch, encoder_hidden_states: hidden, ...feeds }) => {
      const cached = Number(branch?.data[0]) === 1;
      const given = cached
        ? {}
        : Object.fromEntries(Object.entries(cross).map(([k, t]) => [k.replace('present', 'past_key_values'), t]));
      expect(hidden?.dims).toEqual([feeds.input_ids?.dims[0], 1500, 512]);
      const results = (await ownDecoder?.run({ ...feeds, ...given })) as Feeds;
      const filled = Object.keys(cross).map((k) => [k, cached ? float([0, 8, 1, 64]) : (cross[k] as Tensor)]);
      return { ...results, ...Object.fromEntries(filled) };
    },
  );
  return createMergedGraph(encoder.session, decoder.session, { vocabularySize: 51865, heads: 8, width: 64 }, 3000);
}
