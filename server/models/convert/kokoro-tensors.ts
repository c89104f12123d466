/**
 * Reads and makes the constant tensors of an ONNX graph, as far as the Kokoro converter needs them.
 * Promise: only int8, uint8 and float32 are read; anything else is `model-corrupt`.
 */
import onnxProto, { type onnx } from 'onnx-proto';
import { AssistantError } from '../../errors.js';

const { FLOAT, INT8, UINT8 } = onnxProto.onnx.TensorProto.DataType;

export const dimsOf = (tensor: onnx.ITensorProto): number[] => (tensor.dims ?? []).map(Number);

/** The values of a constant, row-major. */
export function valuesOf(tensor: onnx.ITensorProto): Float32Array | Int8Array | Uint8Array {
  const raw = tensor.rawData ?? new Uint8Array(0);
  switch (tensor.dataType) {
    case FLOAT:
      // Copied, because the bytes inside the file need not be aligned.
      return raw.length > 0 ? new Float32Array(new Uint8Array(raw).buffer) : Float32Array.from(tensor.floatData ?? []);
    case INT8:
      return raw.length > 0
        ? new Int8Array(raw.buffer, raw.byteOffset, raw.length)
        : Int8Array.from(tensor.int32Data ?? []);
    case UINT8:
      return raw.length > 0 ? raw : Uint8Array.from(tensor.int32Data ?? []);
    default:
      throw new AssistantError('model-corrupt', { detail: `constant of unexpected type ${tensor.dataType}` });
  }
}

/** A float32 constant. */
export function floatTensor(name: string, dims: readonly number[], values: Float32Array): onnx.ITensorProto {
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, dataType: FLOAT, dims: [...dims], rawData };
}
