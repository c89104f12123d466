/**
 * Whisper's encoder as an ONNX graph, with the keys and values that the decoder's cross-attention needs.
 * Promise: `input_features` [batch, melBins, frames] → `last_hidden_state` and `present.{i}.encoder.key|value`;
 * any even number of frames up to twice the positions.
 * Change with it: whisper-decoder.ts and the recogniser adapter (names of inputs and outputs).
 */
import { type Ct2Model, floats, variable } from './ctranslate2.js';
import { OnnxGraph } from './onnx-graph.js';
import { arithmetics, type Precision } from './precision.js';
import { whisperLayers } from './whisper-layers.js';
import type { WhisperShape } from './whisper-weights.js';

export function whisperEncoder(model: Ct2Model, shape: WhisperShape, precision: Precision): Uint8Array {
  const { width, heads, headWidth, melBins } = shape;
  const graph = new OnnxGraph('whisper-encoder');
  const layers = whisperLayers(graph, arithmetics[precision](graph), model, shape);
  const convolve = (x: string, name: string, stride: number) => {
    const kernel = graph.floats(name, floats(model, `${name}/weight`), variable(model, `${name}/weight`).shape);
    const bias = graph.floats(`${name}/bias`, floats(model, `${name}/bias`), [width]);
    return graph.add('Gelu', [
      graph.add('Conv', [x, kernel, bias], { kernel_shape: [3], pads: [1, 1], strides: [stride] }),
    ]);
  };

  const features = graph.input('input_features', 'float32', ['batch', melBins, 'frames']);
  const spectrum = convolve(convolve(features, 'encoder/conv1', 1), 'encoder/conv2', 2);
  let x = graph.add('Transpose', [spectrum], { perm: [0, 2, 1] });
  const table = 'encoder/position_encodings/encodings';
  const length = graph.add('Shape', [x], { start: 1, end: 2 });
  const positions = graph.add('Slice', [
    graph.floats(table, floats(model, table), [shape.sourcePositions, width]),
    graph.integers([0]),
    length,
    graph.integers([0]),
  ]);
  x = graph.add('Add', [x, positions]);

  for (let i = 0; i < shape.encoderLayers; i++) {
    const name = `encoder/layer_${i}`;
    const { q, k, v } = layers.queriesKeysValues(
      layers.norm(x, `${name}/self_attention/layer_norm`),
      `${name}/self_attention/linear_0`,
    );
    x = graph.add('Add', [x, layers.linear(layers.attend(q, k, v), `${name}/self_attention/linear_1`)]);
    x = layers.feedForward(x, name);
  }
  x = layers.norm(x, 'encoder/layer_norm');
  graph.output('last_hidden_state', x, 'float32', ['batch', 'positions', width]);

  for (let i = 0; i < shape.decoderLayers; i++) {
    const both = layers.linear(x, `decoder/layer_${i}/attention/linear_1`);
    const [key, value] = graph.addMany('Split', [both], 2, { axis: 2, num_outputs: 2 });
    const by = ['batch', heads, 'positions', headWidth];
    graph.output(`present.${i}.encoder.key`, layers.toHeads(key as string), 'float32', by);
    graph.output(`present.${i}.encoder.value`, layers.toHeads(value as string), 'float32', by);
  }
  return graph.encode();
}
