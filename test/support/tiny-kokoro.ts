/**
 * A graph of Kokoro's form and names with a handful of int8 weights: symbols → content, pitch, energy, durations →
 * one convolution, normed over time. Input x is the symbols' numbers; small, so that it can be run as it is, too.
 */
import proto, { type onnx } from 'onnx-proto';

const { FLOAT, INT8, UINT8, INT32, INT64 } = proto.onnx.TensorProto.DataType;
type Node = onnx.INodeProto;

const node = (opType: string, input: string[], output: string[], attribute: onnx.IAttributeProto[] = []): Node => ({
  opType,
  name: output[0] ?? '',
  input,
  output,
  attribute,
});
const bytesOf = (values: Float32Array | Int8Array | Uint8Array | BigInt64Array) =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const constant = (
  name: string,
  dims: number[],
  dataType: number,
  values: Float32Array | Int8Array | Uint8Array | BigInt64Array,
): onnx.ITensorProto => ({ name, dims, dataType, rawData: bytesOf(values) });
const ints = (name: string, values: number[]): onnx.IAttributeProto => ({
  name,
  type: proto.onnx.AttributeProto.AttributeType.INTS,
  ints: values,
});
const int = (name: string, i: number): onnx.IAttributeProto => ({
  name,
  type: proto.onnx.AttributeProto.AttributeType.INT,
  i,
});
const value = (name: string, elemType: number, dims: (string | number)[]): onnx.IValueInfoProto => ({
  name,
  type: {
    tensorType: {
      elemType,
      shape: { dim: dims.map((d) => (typeof d === 'number' ? { dimValue: d } : { dimParam: d })) },
    },
  },
});

const quantised = (x: string) => node('DynamicQuantizeLinear', [x], [`${x}_q`, `${x}_scale`, `${x}_zero`]);
/** Numbers that look random and are always the same. */
const wave = (length: number, scale: number, offset = 0) =>
  Array.from({ length }, (_, i) => Math.round(offset + scale * Math.sin(i * 12.9898 + 4)));

export const channels = 512;
export const filters = 3;

const weights = {
  w: wave(channels, 100),
  wScale: Array.from({ length: channels }, (_, i) => 0.001 * (1 + (i % 5))),
  k: wave(filters * channels * 3, 90, 128),
  kScale: 0.004,
  kZero: 121,
  bias: [2, -3, 5],
};

/** What the graph means: [filter][frame], before pitch, energy and style are added. */
export function plainSound(symbols: readonly number[], speed: number): number[][] {
  const content = (c: number, t: number) => (symbols[t] ?? 0) * speed * (weights.w[c] ?? 0) * (weights.wScale[c] ?? 0);
  const convolved = weights.bias.map((bias, f) =>
    symbols.map((_, t) => {
      let sum = bias;
      for (let c = 0; c < channels; c++)
        for (let j = 0; j < 3; j++)
          sum +=
            content(c, t + j - 1) * ((weights.k[(f * channels + c) * 3 + j] ?? 0) - weights.kZero) * weights.kScale;
      return sum;
    }),
  );
  return convolved.map((row) => row.map((v) => v - row.reduce((a, b) => a + b, 0) / row.length));
}

/** `tokens` [1, n], `style` [1, 256], `speed` [1] → `audio` [1, 3, n]. */
export function tinyKokoro(): Uint8Array {
  const asr = '/encoder/MatMul_1_output_0';
  const nodes: Node[] = [
    node('Cast', ['tokens'], ['numbers'], [int('to', FLOAT)]),
    node('Mul', ['numbers', 'speed'], ['x_flat']),
    node('Unsqueeze', ['x_flat', 'last_axis'], ['x']),
    quantised('x'),
    node('MatMulInteger', ['x_q', 'w_quantized', 'x_zero', 'w_zero_point'], ['m_int']),
    node('Cast', ['m_int'], ['m_float'], [int('to', FLOAT)]),
    node('Mul', ['x_scale', 'w_scale'], ['m_scales']),
    node('Mul', ['m_float', 'm_scales'], ['m']),
    node('Transpose', ['m'], ['m_turned'], [ints('perm', [0, 2, 1])]),
    node('Squeeze', ['tokens', 'first_axis'], ['/encoder/Gather_output_0']),
    node('Cast', ['/encoder/Gather_output_0'], ['d'], [int('to', FLOAT)]),
    node('Div', ['d', 'd'], ['ones']),
    node('Mul', ['m_turned', 'ones'], [asr]),
    node('Concat', ['x_flat', 'x_flat'], ['/encoder/Reshape_output_0'], [int('axis', 1)]),
    node('Neg', ['/encoder/Reshape_output_0'], ['/encoder/Reshape_1_output_0']),
    { ...quantised(asr), output: ['a_q', 'a_scale', 'a_zero'] },
    node(
      'ConvInteger',
      ['a_q', 'k_quantized', 'a_zero', 'k_zero_point'],
      ['c_int'],
      [ints('kernel_shape', [3]), ints('pads', [1, 1])],
    ),
    node('Mul', ['a_scale', 'k_scale'], ['c_scales']),
    node('Div', ['bias', 'c_scales'], ['b_div']),
    node('Floor', ['b_div'], ['b_floor']),
    node('Cast', ['b_floor'], ['b_int'], [int('to', INT32)]),
    node('Reshape', ['b_int', 'b_shape'], ['b_wide']),
    node('Add', ['c_int', 'b_wide'], ['c_biased']),
    node('Cast', ['c_biased'], ['c_cast'], [int('to', FLOAT)]),
    node('Mul', ['c_cast', 'c_scales'], ['c']),
    {
      ...node('ReduceMean', ['c', 'time_axis'], ['mean'], [int('keepdims', 1)]),
      name: '/decoder/encode/norm1/ReduceMean',
    },
    node('Sub', ['c', 'mean'], ['normed']),
    node('ReduceMax', ['/encoder/Reshape_output_0'], ['highest'], [int('keepdims', 0)]),
    node('ReduceMax', ['/encoder/Reshape_1_output_0'], ['loudest'], [int('keepdims', 0)]),
    node('ReduceMax', ['style'], ['manner'], [int('keepdims', 0)]),
    node('Add', ['normed', 'highest'], ['s1']),
    node('Add', ['s1', 'loudest'], ['s2']),
    node('Add', ['s2', 'manner'], ['audio']),
  ];
  const one = (name: string, i: number) => constant(name, [1], INT64, BigInt64Array.of(BigInt(i)));
  const initializer = [
    one('last_axis', 2),
    one('first_axis', 0),
    one('time_axis', 2),
    constant('w_quantized', [1, channels], INT8, Int8Array.from(weights.w)),
    constant('w_scale', [channels], FLOAT, Float32Array.from(weights.wScale)),
    constant('w_zero_point', [channels], INT8, new Int8Array(channels)),
    constant('k_quantized', [filters, channels, 3], UINT8, Uint8Array.from(weights.k)),
    constant('k_scale', [], FLOAT, Float32Array.of(weights.kScale)),
    constant('k_zero_point', [], UINT8, Uint8Array.of(weights.kZero)),
    constant('bias', [filters], FLOAT, Float32Array.from(weights.bias)),
    constant('b_shape', [3], INT64, BigInt64Array.of(1n, BigInt(filters), 1n)),
  ];
  const graph: onnx.IGraphProto = {
    name: 'kokoro',
    node: nodes,
    initializer,
    input: [value('tokens', INT64, [1, 'n']), value('style', FLOAT, [1, 256]), value('speed', FLOAT, [1])],
    output: [value('audio', FLOAT, [1, filters, 'n'])],
  };
  return proto.onnx.ModelProto.encode({ irVersion: 8, opsetImport: [{ domain: '', version: 18 }], graph }).finish();
}
