/**
 * Whisper's weights out of a CTranslate2 model, laid out for ONNX.
 * Promise: nothing is rounded; the attention scale (a power of two for heads of 64) is folded into the queries.
 * Change with it: whisper-layers.ts, whisper-encoder.ts, whisper-decoder.ts.
 */
import { AssistantError } from '../../errors.js';
import type { Matrix } from './arithmetic.js';
import { type Ct2Model, floats, integer, variable } from './ctranslate2.js';

export interface WhisperShape {
  readonly width: number;
  readonly heads: number;
  readonly headWidth: number;
  readonly melBins: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly feedForward: number;
  readonly vocabulary: number;
  /** Longest encoder output, in positions of 20 ms. */
  readonly sourcePositions: number;
  /** Longest text, in tokens. */
  readonly targetPositions: number;
}

export interface Linear extends Matrix {
  readonly bias: Float32Array;
}

const gelu = 3;

/** Reads the sizes. Throws `model-corrupt` when the model is not a Whisper that these graphs reproduce. */
export function whisperShape(model: Ct2Model): WhisperShape {
  if (model.spec !== 'WhisperSpec') throw unlike(`its spec is ${model.spec || 'absent'}`);
  const size = (name: string, axis: number) => variable(model, name).shape[axis] as number;
  const layers = (part: string) => {
    let count = 0;
    while (model.variables.has(`${part}/layer_${count}/ffn/linear_0/weight`)) count++;
    return count;
  };
  const width = size('decoder/embeddings/weight', 1);
  const heads = integer(model, 'decoder/num_heads');
  const activation = model.variables.has('decoder/activation') ? integer(model, 'decoder/activation') : gelu;
  if (activation !== gelu) throw unlike(`its activation is number ${activation}`);
  return {
    width,
    heads,
    headWidth: width / heads,
    melBins: size('encoder/conv1/weight', 1),
    encoderLayers: layers('encoder'),
    decoderLayers: layers('decoder'),
    feedForward: size('decoder/layer_0/ffn/linear_0/weight', 0),
    vocabulary: size('decoder/embeddings/weight', 0),
    sourcePositions: size('encoder/position_encodings/encodings', 0),
    targetPositions: size('decoder/position_encodings/encodings', 0),
  };
}

/** A linear layer; its first `scaled.count` outputs are multiplied by `scaled.by`. */
export function linear(model: Ct2Model, name: string, scaled = { count: 0, by: 1 }): Linear {
  const { rows, input, output } = matrix(model, `${name}/weight`);
  const bias = model.variables.has(`${name}/bias`) ? floats(model, `${name}/bias`) : new Float32Array(output);
  for (let i = 0; i < scaled.count * input; i++) (rows[i] as number) *= scaled.by;
  for (let i = 0; i < scaled.count; i++) (bias[i] as number) *= scaled.by;
  return { rows, bias, input, output };
}

export function matrix(model: Ct2Model, name: string): Matrix {
  const [output = 0, input = 0] = variable(model, name).shape;
  return { rows: floats(model, name), input, output };
}

const unlike = (why: string) =>
  new AssistantError('model-corrupt', { detail: `this CTranslate2 model is not a Whisper we can convert: ${why}` });
