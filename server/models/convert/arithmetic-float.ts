/** Multiplication in float32: exact, for any processor. */
import type { Arithmetic, Matrix } from './arithmetic.js';
import type { OnnxGraph } from './onnx-graph.js';

export function floatArithmetic(graph: OnnxGraph): Arithmetic {
  return {
    multiply(x, name, matrix) {
      const weight = graph.floats(name, transpose(matrix), [matrix.input, matrix.output]);
      return graph.add('MatMul', [x, weight]);
    },
    embedding(name, { rows, input, output }) {
      const table = graph.floats(name, rows, [output, input]);
      return {
        look: (ids) => graph.add('Gather', [table, ids]),
        // Gemm multiplies by the transpose of what is stored, but knows only two axes.
        score(x) {
          const flat = graph.add('Reshape', [x, graph.integers([-1, input])]);
          const lengths = graph.add('Shape', [x], { start: 0, end: 2 });
          const shape = graph.add('Concat', [lengths, graph.integers([output])], { axis: 0 });
          return graph.add('Reshape', [graph.add('Gemm', [flat, table], { transB: 1 }), shape]);
        },
      };
    },
  };
}

/** In tiles, so that both sides stay in the cache. */
function transpose({ rows, input, output }: Matrix): Float32Array {
  const target = new Float32Array(rows.length);
  const tile = 32;
  for (let top = 0; top < output; top += tile) {
    for (let left = 0; left < input; left += tile) {
      for (let r = top; r < Math.min(top + tile, output); r++) {
        for (let c = left; c < Math.min(left + tile, input); c++)
          target[c * output + r] = rows[r * input + c] as number;
      }
    }
  }
  return target;
}
