/**
 * Writes ONNX graphs: `add` appends a node and returns the name of its output, so that a graph reads like arithmetic.
 * Promise: initializers of one content are stored once; the file is a plain ONNX model of opset 20.
 * Change with it: the whisper-*.ts files, its users.
 */
import type { onnx } from 'onnx-proto';
import proto from 'onnx-proto';

const opset = 20;
const irVersion = 9;

/** A dimension: a length, or the name of a length known at run time. */
export type Dimension = number | string;
export type ElementKind = 'float32' | 'int64';
/** The domain of the operators that only ONNX Runtime has. */
const runtimeDomain = 'com.microsoft';
export type AttributeValue = number | readonly number[] | { readonly float: number };

const kinds: Record<ElementKind, number> = {
  float32: proto.onnx.TensorProto.DataType.FLOAT,
  int64: proto.onnx.TensorProto.DataType.INT64,
};

export class OnnxGraph {
  readonly #name: string;
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #initializers: onnx.ITensorProto[] = [];
  readonly #inputs: onnx.IValueInfoProto[] = [];
  readonly #outputs: onnx.IValueInfoProto[] = [];
  readonly #integers = new Map<string, string>();

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, kind: ElementKind, shape: readonly Dimension[]): string {
    this.#inputs.push(valueInfo(name, kind, shape));
    return name;
  }

  /** Makes `value` the graph's output `name`. */
  output(name: string, value: string, kind: ElementKind, shape: readonly Dimension[]): void {
    this.#nodes.push({ opType: 'Identity', input: [value], output: [name] });
    this.#outputs.push(valueInfo(name, kind, shape));
  }

  /** Stores numbers under `name` and returns it. */
  floats(name: string, values: Float32Array, shape: readonly number[]): string {
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#initializers.push({ name, dataType: kinds.float32, dims: [...shape], rawData });
    return name;
  }

  /** Stores whole numbers of 0 to 255 under `name` and returns it. */
  bytes(name: string, values: Uint8Array, shape: readonly number[]): string {
    const dataType = proto.onnx.TensorProto.DataType.UINT8;
    this.#initializers.push({ name, dataType, dims: [...shape], rawData: values });
    return name;
  }

  /** A list of whole numbers, or one (rank 0) when `values` is a number. */
  integers(values: number | readonly number[]): string {
    const key = JSON.stringify(values);
    const known = this.#integers.get(key);
    if (known) return known;
    const list = typeof values === 'number' ? [values] : values;
    const name = `integers_${this.#integers.size}`;
    const rawData = new Uint8Array(BigInt64Array.from(list, BigInt).buffer);
    const dims = typeof values === 'number' ? [] : [values.length];
    this.#initializers.push({ name, dataType: kinds.int64, dims, rawData });
    this.#integers.set(key, name);
    return name;
  }

  /** A node with one output, whose name it returns. An operator of ONNX Runtime's own is written with its domain. */
  add(opType: string, input: readonly string[], attributes: Record<string, AttributeValue> = {}): string {
    return this.addMany(opType, input, 1, attributes)[0] as string;
  }

  /** A node with `count` outputs, whose names it returns. */
  addMany(
    opType: string,
    input: readonly string[],
    count: number,
    attributes: Record<string, AttributeValue> = {},
  ): string[] {
    const [operator = opType, domain = ''] = splitDomain(opType);
    const name = `${operator}_${this.#nodes.length}`;
    const output = Array.from({ length: count }, (_, i) => (count === 1 ? name : `${name}_${i}`));
    const attribute = Object.entries(attributes).map(([key, value]) => toAttribute(key, value));
    this.#nodes.push({ name, domain, opType: operator, input: [...input], output, attribute });
    return output;
  }

  /** The model's file. */
  encode(): Uint8Array {
    return proto.onnx.ModelProto.encode({
      irVersion,
      producerName: 'xiangyin',
      opsetImport: [
        { domain: '', version: opset },
        { domain: runtimeDomain, version: 1 },
      ],
      graph: {
        name: this.#name,
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs,
        output: this.#outputs,
      },
    }).finish();
  }
}

const splitDomain = (opType: string) =>
  opType.startsWith(`${runtimeDomain}.`) ? [opType.slice(runtimeDomain.length + 1), runtimeDomain] : [opType];

function toAttribute(name: string, value: AttributeValue): onnx.IAttributeProto {
  const { INT, INTS, FLOAT } = proto.onnx.AttributeProto.AttributeType;
  if (typeof value === 'number') return { name, type: INT, i: value };
  if ('float' in value) return { name, type: FLOAT, f: value.float };
  return { name, type: INTS, ints: [...value] };
}

function valueInfo(name: string, kind: ElementKind, shape: readonly Dimension[]): onnx.IValueInfoProto {
  const dim = shape.map((d) => (typeof d === 'number' ? { dimValue: d } : { dimParam: d }));
  return { name, type: { tensorType: { elemType: kinds[kind], shape: { dim } } } };
}
