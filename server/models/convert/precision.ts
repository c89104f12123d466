/** The ways a graph may multiply, by name. Change with it: arithmetic.ts, convert/steps.ts. */
import type { Arithmetic } from './arithmetic.js';
import { floatArithmetic } from './arithmetic-float.js';
import { int8Arithmetic } from './arithmetic-int8.js';
import type { OnnxGraph } from './onnx-graph.js';

export type Precision = 'int8' | 'float';

export const arithmetics: Readonly<Record<Precision, (graph: OnnxGraph) => Arithmetic>> = {
  int8: int8Arithmetic,
  float: floatArithmetic,
};
