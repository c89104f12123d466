/** Small helpers over ONNX Runtime's tensors, shared by the two layouts of a Whisper export. */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { AssistantError } from '../../../errors.js';
import type { Cache } from './graph.js';

export type Tensors = Readonly<Record<string, Tensor>>;

/** Self-attention keys and values by input name, each [rows, heads, length, width]. */
export interface TensorCache extends Cache {
  readonly past: Tensors;
  /** Cross-attention keys and values, where the decoder itself made them. */
  readonly cross?: Tensors;
}

/** [rows, tokens] of int64. */
export function idTensor(tokens: readonly (readonly number[])[]): Tensor {
  const width = tokens[0]?.length ?? 0;
  const ids = new BigInt64Array(tokens.length * width);
  tokens.forEach((row, r) => {
    row.forEach((id, i) => {
      ids[r * width + i] = BigInt(id);
    });
  });
  return new Tensor('int64', ids, [tokens.length, width]);
}

/** Rows of the first axis, in the order given. */
export function selectRows(tensor: Tensor, rows: readonly number[]): Tensor {
  const data = floats(tensor);
  const [count = 1, ...shape] = tensor.dims;
  const size = data.length / count;
  const selected = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    selected.set(data.subarray(row * size, (row + 1) * size), i * size);
  });
  return new Tensor('float32', selected, [rows.length, ...shape]);
}

export function selectAll(tensors: Tensors, rows: readonly number[]): Tensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, selectRows(tensor, rows)]));
}

export function floats(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new AssistantError('model-corrupt', { detail: 'a Whisper graph gave something else than float32' });
}

/** An output that the graph must have. */
export function output(results: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = results[name];
  if (value) return value as Tensor;
  throw new AssistantError('model-corrupt', { detail: `a Whisper graph has no output "${name}"` });
}

/** The outputs `present.<rest>` that `wanted` picks, under the input names `past_key_values.<rest>`. */
export function presentAsPast(results: InferenceSession.OnnxValueMapType, wanted: (name: string) => boolean): Tensors {
  return Object.fromEntries(
    Object.entries(results)
      .filter(([name]) => name.startsWith('present.') && wanted(name))
      .map(([name, value]) => [name.replace('present.', 'past_key_values.'), value as Tensor]),
  );
}

/** Shape of a cache that holds nothing yet. */
export function emptyPast(names: readonly string[], rows: number, heads: number, width: number): Tensors {
  return Object.fromEntries(
    names.map((name) => [name, new Tensor('float32', new Float32Array(0), [rows, heads, 0, width])]),
  );
}
