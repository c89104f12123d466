/**
 * Turns Kokoro's int8 graph into a float graph: (x − zero) · scale is applied to the weights once, here, instead of
 * quantising every activation at run time, which ONNX Runtime does slowly for convolutions.
 * Promise: the graph keeps its inputs, outputs and every other node (the int8 LSTMs cost next to nothing); what nothing reads is dropped.
 * Change with it: kokoro.ts; a graph of another shape is `model-corrupt`, never converted by halves.
 */
import type { onnx } from 'onnx-proto';
import { AssistantError } from '../../errors.js';
import { prune } from './kokoro-split.js';
import { dimsOf, floatTensor, valuesOf } from './kokoro-tensors.js';

type Node = onnx.INodeProto;

/** Rewrites `graph` in place. */
export function dequantise(graph: onnx.IGraphProto): void {
  const nodes = graph.node ?? [];
  const links = new Links(graph);
  const floats = new Map<string, onnx.ITensorProto>();
  const replaced = new Map<Node, Node>();
  for (const node of nodes) {
    if (node.opType !== 'ConvInteger' && node.opType !== 'MatMulInteger') continue;
    const [last, float] = floatProduct(node, links, floats);
    replaced.set(last, float);
  }
  graph.node = nodes.map((n) => replaced.get(n) ?? n);
  graph.initializer = [...(graph.initializer ?? []), ...floats.values()];
  prune(graph);
}

/**
 * x → DynamicQuantizeLinear → ConvInteger | MatMulInteger → (Add bias) → Cast → Mul becomes x → Conv | MatMul.
 * Returns the closing Mul and the node that takes its place (it stands where all its inputs are known).
 */
function floatProduct(node: Node, links: Links, floats: Map<string, onnx.ITensorProto>): [Node, Node] {
  const [quantised = '', weight = '', , zero = ''] = node.input ?? [];
  const source = links.producer(quantised, 'DynamicQuantizeLinear');
  const follower = links.onlyReader(node);
  const add = follower.opType === 'Add' ? follower : undefined;
  const cast = links.expect(add ? links.onlyReader(add) : follower, 'Cast');
  const last = links.expect(links.onlyReader(cast), 'Mul');
  const scales = links.producer(links.other(last, cast), 'Mul');
  const scale = (scales.input ?? []).find((name) => links.constants.has(name)) ?? '';
  const input = [source.input?.[0] ?? '', floatWeight(weight, scale, zero, links, floats)];
  if (add) input.push(floatBias(links.other(add, node), links));
  const attribute = node.attribute ?? [];
  const opType = node.opType === 'ConvInteger' ? 'Conv' : 'MatMul';
  return [last, { name: node.name ?? '', opType, input, output: last.output ?? [], attribute }];
}

/** The bias as the file still holds it in float: Reshape ← Cast ← Floor ← Div(bias, scale). */
function floatBias(name: string, links: Links): string {
  const cast = links.producer(links.producer(name, 'Reshape').input?.[0] ?? '', 'Cast');
  const floor = links.producer(cast.input?.[0] ?? '', 'Floor');
  const bias = links.producer(floor.input?.[0] ?? '', 'Div').input?.[0] ?? '';
  links.constant(bias);
  return bias;
}

/** Scales and zero points are one value for all, or one for each column (the last dimension). */
function floatWeight(
  name: string,
  scaleName: string,
  zeroName: string,
  links: Links,
  floats: Map<string, onnx.ITensorProto>,
): string {
  const key = `${name}_float`;
  if (floats.has(key)) return key;
  const tensor = links.constant(name);
  const weights = valuesOf(tensor);
  const scales = valuesOf(links.constant(scaleName));
  const zeros = valuesOf(links.constant(zeroName));
  const out = new Float32Array(weights.length);
  for (let i = 0; i < out.length; i++)
    out[i] = ((weights[i] ?? 0) - (zeros[i % zeros.length] ?? 0)) * (scales[i % scales.length] ?? 0);
  floats.set(key, floatTensor(key, dimsOf(tensor), out));
  return key;
}

/** Who makes and who reads each value of a graph. */
class Links {
  readonly constants: ReadonlyMap<string, onnx.ITensorProto>;
  readonly #makers = new Map<string, Node>();
  readonly #readers = new Map<string, Node[]>();

  constructor(graph: onnx.IGraphProto) {
    this.constants = new Map((graph.initializer ?? []).map((t) => [t.name ?? '', t]));
    for (const node of graph.node ?? []) {
      for (const name of node.output ?? []) this.#makers.set(name, node);
      for (const name of node.input ?? []) this.#readers.set(name, [...(this.#readers.get(name) ?? []), node]);
    }
  }

  constant(name: string): onnx.ITensorProto {
    const tensor = this.constants.get(name);
    if (!tensor) throw unexpected(`"${name}" is not a constant`);
    return tensor;
  }

  producer(name: string, opType: string): Node {
    return this.expect(this.#makers.get(name), opType);
  }

  onlyReader(node: Node): Node {
    const [reader, ...more] = this.#readers.get(node.output?.[0] ?? '') ?? [];
    if (!reader || more.length > 0) throw unexpected(`${node.name} is not read exactly once`);
    return reader;
  }

  /** The input of `node` that `from` does not make. */
  other(node: Node, from: Node): string {
    return (node.input ?? []).find((name) => !from.output?.includes(name)) ?? '';
  }

  expect(node: Node | undefined, opType: string): Node {
    if (node?.opType !== opType) throw unexpected(`found ${node?.opType ?? 'nothing'} where ${opType} must be`);
    return node;
  }
}

function unexpected(detail: string): AssistantError {
  return new AssistantError('model-corrupt', { detail: `Kokoro graph: ${detail}` });
}
