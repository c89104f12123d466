/**
 * The pieces that Whisper's encoder and decoder share: linear layer, norm, heads, attention, feed-forward.
 * Promise: each takes and returns names of values in the graph; shapes are [batch, position, width] or [batch, head, position, headWidth].
 */
import type { Arithmetic } from './arithmetic.js';
import { type Ct2Model, floats } from './ctranslate2.js';
import type { OnnxGraph } from './onnx-graph.js';
import { linear, type WhisperShape } from './whisper-weights.js';

export interface Layers {
  linear(x: string, name: string): string;
  /** Cross-attention's queries (already scaled) of `x`, by head. */
  queries(x: string, name: string): string;
  norm(x: string, name: string): string;
  /** [batch, position, width] → [batch, head, position, headWidth] */
  toHeads(x: string): string;
  /** Self-attention's queries (already scaled), keys and values of `x`, each by head. */
  queriesKeysValues(x: string, name: string): { q: string; k: string; v: string };
  /** softmax(q·kᵀ + mask)·v, heads joined again. */
  attend(q: string, k: string, v: string, mask?: string): string;
  /** x + feed-forward(norm(x)) */
  feedForward(x: string, layerName: string): string;
}

export function whisperLayers(graph: OnnxGraph, arithmetic: Arithmetic, model: Ct2Model, shape: WhisperShape): Layers {
  const { width, heads, headWidth } = shape;
  const scaled = { count: width, by: headWidth ** -0.5 };

  const apply = (x: string, name: string, layer = linear(model, name)) => {
    const bias = graph.floats(`${name}/bias`, layer.bias, [layer.output]);
    return graph.add('Add', [arithmetic.multiply(x, `${name}/weight`, layer), bias]);
  };
  const norm: Layers['norm'] = (x, name) => {
    const gamma = graph.floats(`${name}/gamma`, floats(model, `${name}/gamma`), [width]);
    const beta = graph.floats(`${name}/beta`, floats(model, `${name}/beta`), [width]);
    return graph.add('LayerNormalization', [x, gamma, beta], { axis: -1, epsilon: { float: 1e-5 } });
  };
  const toHeads: Layers['toHeads'] = (x) =>
    graph.add('Transpose', [graph.add('Reshape', [x, graph.integers([0, 0, heads, headWidth])])], {
      perm: [0, 2, 1, 3],
    });
  return {
    linear: apply,
    queries: (x, name) => toHeads(apply(x, name, linear(model, name, scaled))),
    norm,
    toHeads,
    queriesKeysValues(x, name) {
      const fused = apply(x, name, linear(model, name, scaled));
      const [q, k, v] = graph.addMany('Split', [fused], 3, { axis: 2, num_outputs: 3 }).map(toHeads);
      return { q: q as string, k: k as string, v: v as string };
    },
    attend(q, k, v, mask) {
      const scores = graph.add('MatMul', [q, graph.add('Transpose', [k], { perm: [0, 1, 3, 2] })]);
      const weights = graph.add('Softmax', [mask ? graph.add('Add', [scores, mask]) : scores], { axis: -1 });
      const mixed = graph.add('Transpose', [graph.add('MatMul', [weights, v])], { perm: [0, 2, 1, 3] });
      return graph.add('Reshape', [mixed, graph.integers([0, 0, width])]);
    },
    feedForward(x, layerName) {
      const inner = apply(norm(x, `${layerName}/ffn/layer_norm`), `${layerName}/ffn/linear_0`);
      return graph.add('Add', [x, apply(graph.add('Gelu', [inner]), `${layerName}/ffn/linear_1`)]);
    },
  };
}
