/**
 * A hub's export: one decoder graph with two branches. The first call (use_cache_branch false) reads the encoder's
 * output and makes all caches; later calls reuse them. The encoder insists on 30 seconds.
 * Change with it: tensors.ts; the names are those of Optimum's exports.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Encoding, WhisperGraph } from './graph.js';
import type { GraphShape } from './split-graph.js';
import {
  emptyPast,
  floats,
  idTensor,
  output,
  presentAsPast,
  selectAll,
  selectRows,
  type TensorCache,
} from './tensors.js';

interface MergedEncoding extends Encoding {
  /** The encoder's output repeated for so many rows. */
  readonly graph: { readonly hidden: Map<number, Tensor> };
}

export function createMergedGraph(
  encoder: InferenceSession,
  decoder: InferenceSession,
  shape: GraphShape,
  fixedFrames: number,
): WhisperGraph {
  const pastNames = decoder.inputNames.filter((name) => name.startsWith('past_key_values.'));
  return {
    fixedFrames,
    vocabularySize: shape.vocabularySize,
    async encode(features, bins, frames) {
      const results = await encoder.run({ input_features: new Tensor('float32', features, [1, bins, frames]) });
      return { graph: { hidden: new Map([[1, output(results, 'last_hidden_state')]]) } };
    },
    async decode(encoding, tokens, cache) {
      const { hidden } = (encoding as MergedEncoding).graph;
      const rows = tokens.length;
      const before = cache as TensorCache | undefined;
      const past = before ? { ...before.past, ...before.cross } : emptyPast(pastNames, rows, shape.heads, shape.width);
      const results = await decoder.run({
        input_ids: idTensor(tokens),
        encoder_hidden_states: repeated(hidden, rows),
        use_cache_branch: new Tensor('bool', Uint8Array.of(before ? 1 : 0), [1]),
        ...past,
      });
      const next: TensorCache = {
        rows,
        length: (cache?.length ?? 0) + (tokens[0]?.length ?? 0),
        past: presentAsPast(results, (name) => name.includes('.decoder.')),
        // The cached branch gives empty cross-attention tensors back: the first ones stay.
        cross: before?.cross ?? presentAsPast(results, (name) => name.includes('.encoder.')),
      };
      return { logits: floats(output(results, 'logits')), cache: next };
    },
    select(cache, rows) {
      const { past, cross, length } = cache as TensorCache;
      const next: TensorCache = {
        rows: rows.length,
        length,
        past: selectAll(past, rows),
        ...(cross && { cross: rows.length === cache.rows ? cross : selectAll(cross, rows) }),
      };
      return next;
    },
    async close() {
      await encoder.release();
      await decoder.release();
    },
  };
}

function repeated(hidden: Map<number, Tensor>, rows: number): Tensor {
  const known = hidden.get(rows);
  if (known) return known;
  const made = selectRows(hidden.get(1) as Tensor, new Array<number>(rows).fill(0));
  hidden.set(rows, made);
  return made;
}
