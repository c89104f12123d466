/**
 * Cuts Kokoro's graph in two: prosody.onnx makes frames of 25 ms out of symbols (a tenth of the work), sound.onnx makes
 * samples out of any stretch of frames. So a sentence gets its melody as a whole, its silences are never rendered, and
 * its first clause can be heard before the rest is made.
 * Promise: with all frames and equal weights the two give the samples that the whole graph gives.
 * Change with it: server/adapters/speakers/kokoro/network.ts (names of inputs and outputs).
 */
import onnxProto, { type onnx } from 'onnx-proto';
import { AssistantError } from '../../errors.js';

const { FLOAT, INT64 } = onnxProto.onnx.TensorProto.DataType;

/** Value in the source's graph → name on both sides of the cut, and its shape. */
const cut = [
  { from: '/encoder/MatMul_1_output_0', name: 'content', shape: [1, 512, 'frames'] },
  { from: '/encoder/Reshape_output_0', name: 'pitch', shape: [1, 'half_frames'] },
  { from: '/encoder/Reshape_1_output_0', name: 'energy', shape: [1, 'half_frames'] },
] as const;
const durations = { from: '/encoder/Gather_output_0', name: 'durations', shape: ['symbols'] } as const;

/**
 * The sound graph norms over time. What each step counts becomes an input, so that silence that is not rendered counts
 * all the same; the number in the name is how many steps one frame has there.
 */
const weightInputs = ['weights_1', 'weights_2', 'weights_20', 'weights_120'] as const;

export function prosodyOf(model: onnx.IModelProto): onnx.IModelProto {
  const graph = copy(model);
  rename(graph);
  graph.output = [
    ...cut.map(({ name, shape }) => valueInfo(name, shape, FLOAT)),
    valueInfo(durations.name, durations.shape, INT64),
  ];
  prune(graph);
  return { ...model, graph };
}

export function soundOf(model: onnx.IModelProto): onnx.IModelProto {
  const graph = copy(model);
  rename(graph);
  const given = new Set<string>(cut.map(({ name }) => name));
  graph.node = (graph.node ?? []).filter((n) => !n.output?.some((o) => given.has(o))).map(weighted);
  graph.input = [
    ...(graph.input ?? []),
    ...cut.map(({ name, shape }) => valueInfo(name, shape, FLOAT)),
    ...weightInputs.map((name) => valueInfo(name, [`${name}_steps`, 1], FLOAT)),
  ];
  prune(graph);
  return { ...model, graph };
}

/** A mean over time becomes a product with the weights of the steps, which add up to 1. */
function weighted(node: onnx.INodeProto): onnx.INodeProto {
  if (node.opType !== 'ReduceMean') return node;
  const name = node.name ?? '';
  const weights = /generator\/(?:noise_res\.0|resblocks\.[012])\//.test(name)
    ? 'weights_20'
    : /generator\//.test(name)
      ? 'weights_120'
      : /decode\.3\/norm2/.test(name)
        ? 'weights_2'
        : 'weights_1';
  return { name, opType: 'MatMul', input: [node.input?.[0] ?? '', weights], output: node.output ?? [] };
}

/** Drops nodes and constants that no output depends on. */
export function prune(graph: onnx.IGraphProto): void {
  const needed = new Set((graph.output ?? []).map((o) => o.name ?? ''));
  const kept: onnx.INodeProto[] = [];
  for (const node of [...(graph.node ?? [])].reverse()) {
    if (!node.output?.some((o) => needed.has(o))) continue;
    kept.push(node);
    for (const name of node.input ?? []) needed.add(name);
  }
  graph.node = kept.reverse();
  graph.initializer = (graph.initializer ?? []).filter((t) => needed.has(t.name ?? ''));
  graph.input = (graph.input ?? []).filter((i) => needed.has(i.name ?? ''));
  graph.valueInfo = [];
}

/** A graph whose lists and nodes may be changed; the constants are shared. */
function copy(model: onnx.IModelProto): onnx.IGraphProto {
  const graph = model.graph ?? {};
  return { ...graph, node: (graph.node ?? []).map((n) => ({ ...n })) };
}

function rename(graph: onnx.IGraphProto): void {
  const names = new Map<string, string>([...cut, durations].map(({ from, name }) => [from, name]));
  const made = new Set((graph.node ?? []).flatMap((n) => n.output ?? []));
  for (const from of names.keys())
    if (!made.has(from)) throw new AssistantError('model-corrupt', { detail: `Kokoro graph: no value "${from}"` });
  for (const node of graph.node ?? []) {
    node.input = (node.input ?? []).map((i) => names.get(i) ?? i);
    node.output = (node.output ?? []).map((o) => names.get(o) ?? o);
  }
}

function valueInfo(name: string, shape: readonly (number | string)[], elemType: number): onnx.IValueInfoProto {
  const dim = shape.map((d) => (typeof d === 'number' ? { dimValue: d } : { dimParam: d }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** The bytes of an ONNX file as a model and back. */
export const readModel = (bytes: Uint8Array): onnx.ModelProto => onnxProto.onnx.ModelProto.decode(bytes);
export const writeModel = (model: onnx.IModelProto): Uint8Array => onnxProto.onnx.ModelProto.encode(model).finish();
