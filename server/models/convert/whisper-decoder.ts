/**
 * Whisper's decoder as an ONNX graph with caches: a step takes only the new tokens.
 * Promise: `input_ids` [batch, n] and the caches → `logits` [batch, n, vocabulary] and the grown `present.{i}.decoder.*`;
 * positions go on from the cache's length; tokens see themselves and what came before. The encoder's cache may have batch 1.
 * Change with it: whisper-encoder.ts and the recogniser adapter (names of inputs and outputs).
 */
import { type Ct2Model, floats } from './ctranslate2.js';
import { OnnxGraph } from './onnx-graph.js';
import { arithmetics, type Precision } from './precision.js';
import { whisperLayers } from './whisper-layers.js';
import { matrix, type WhisperShape } from './whisper-weights.js';

const cacheAxis = 2;
const hidden = -1e9;

export function whisperDecoder(model: Ct2Model, shape: WhisperShape, precision: Precision): Uint8Array {
  const { width, heads, headWidth, vocabulary } = shape;
  const graph = new OnnxGraph('whisper-decoder');
  const arithmetic = arithmetics[precision](graph);
  const layers = whisperLayers(graph, arithmetic, model, shape);
  const cache = (i: number, side: string, part: string, batch: string, length: string) =>
    graph.input(`past_key_values.${i}.${side}.${part}`, 'float32', [batch, heads, length, headWidth]);

  const ids = graph.input('input_ids', 'int64', ['batch', 'n']);
  const caches = Array.from({ length: shape.decoderLayers }, (_, i) => ({
    key: cache(i, 'decoder', 'key', 'batch', 'past'),
    value: cache(i, 'decoder', 'value', 'batch', 'past'),
    encoderKey: cache(i, 'encoder', 'key', 'encoder_batch', 'positions'),
    encoderValue: cache(i, 'encoder', 'value', 'encoder_batch', 'positions'),
  }));
  const first = caches[0] as (typeof caches)[number];

  const past = graph.add('Shape', [first.key], { start: cacheAxis, end: cacheAxis + 1 });
  const total = graph.add('Add', [past, graph.add('Shape', [ids], { start: 1, end: 2 })]);
  const mask = causalMask(graph, past, total);

  // The output layer is the embedding table itself.
  const embeddings = arithmetic.embedding('embeddings', matrix(model, 'decoder/embeddings/weight'));
  const table = 'decoder/position_encodings/encodings';
  const positions = graph.add('Slice', [
    graph.floats(table, floats(model, table), [shape.targetPositions, width]),
    past,
    total,
    graph.integers([0]),
  ]);
  let x = graph.add('Add', [embeddings.look(ids), positions]);

  caches.forEach((past, i) => {
    const name = `decoder/layer_${i}`;
    const self = layers.queriesKeysValues(
      layers.norm(x, `${name}/self_attention/layer_norm`),
      `${name}/self_attention/linear_0`,
    );
    const key = graph.add('Concat', [past.key, self.k], { axis: cacheAxis });
    const value = graph.add('Concat', [past.value, self.v], { axis: cacheAxis });
    x = graph.add('Add', [
      x,
      layers.linear(layers.attend(self.q, key, value, mask), `${name}/self_attention/linear_1`),
    ]);

    const cross = `${name}/attention`;
    const q = layers.queries(layers.norm(x, `${cross}/layer_norm`), `${cross}/linear_0`);
    x = graph.add('Add', [x, layers.linear(layers.attend(q, past.encoderKey, past.encoderValue), `${cross}/linear_2`)]);
    x = layers.feedForward(x, name);

    const grown = ['batch', heads, 'total', headWidth];
    graph.output(`present.${i}.decoder.key`, key, 'float32', grown);
    graph.output(`present.${i}.decoder.value`, value, 'float32', grown);
  });

  const logits = embeddings.score(layers.norm(x, 'decoder/layer_norm'));
  graph.output('logits', logits, 'float32', ['batch', 'n', vocabulary]);
  return graph.encode();
}

/** [n, total]: 0 where a token may look, a large negative number where it may not. */
function causalMask(graph: OnnxGraph, past: string, total: string): string {
  const scalar = (x: string) => graph.add('Squeeze', [x, graph.integers([0])]);
  const one = graph.integers(1);
  const rows = graph.add('Range', [scalar(past), scalar(total), one]);
  const columns = graph.add('Range', [graph.integers(0), scalar(total), one]);
  const later = graph.add('Greater', [columns, graph.add('Unsqueeze', [rows, graph.integers([1])])]);
  const off = graph.floats('mask/hidden', Float32Array.of(hidden), []);
  const on = graph.floats('mask/seen', Float32Array.of(0), []);
  return graph.add('Where', [later, off, on]);
}
