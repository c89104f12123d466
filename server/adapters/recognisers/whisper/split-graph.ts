/**
 * Our own export: the encoder makes the cross-attention keys and values, the decoder starts from an empty cache, the
 * window is as long as the speech. Change with it: server/models/convert (which writes these graphs).
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Encoding, WhisperGraph } from './graph.js';
import {
  emptyPast,
  floats,
  idTensor,
  output,
  presentAsPast,
  selectAll,
  type TensorCache,
  type Tensors,
} from './tensors.js';

export interface GraphShape {
  readonly vocabularySize: number;
  readonly heads: number;
  /** Width of a head. */
  readonly width: number;
}

interface SplitEncoding extends Encoding {
  readonly graph: { readonly cross: Tensors };
}

export function createSplitGraph(
  encoder: InferenceSession,
  decoder: InferenceSession,
  shape: GraphShape,
): WhisperGraph {
  const pastNames = decoder.inputNames.filter((name) => name.includes('.decoder.'));
  return {
    vocabularySize: shape.vocabularySize,
    async encode(features, bins, frames) {
      const results = await encoder.run({ input_features: new Tensor('float32', features, [1, bins, frames]) });
      return { graph: { cross: presentAsPast(results, (name) => name.includes('.encoder.')) } };
    },
    async decode(encoding, tokens, cache) {
      const { cross } = (encoding as SplitEncoding).graph;
      const past =
        (cache as TensorCache | undefined)?.past ?? emptyPast(pastNames, tokens.length, shape.heads, shape.width);
      const results = await decoder.run({ input_ids: idTensor(tokens), ...past, ...cross });
      const next: TensorCache = {
        rows: tokens.length,
        length: (cache?.length ?? 0) + (tokens[0]?.length ?? 0),
        past: presentAsPast(results, (name) => name.includes('.decoder.')),
      };
      return { logits: floats(output(results, 'logits')), cache: next };
    },
    select(cache, rows) {
      const next: TensorCache = {
        rows: rows.length,
        length: cache.length,
        past: selectAll((cache as TensorCache).past, rows),
      };
      return next;
    },
    async close() {
      await encoder.release();
      await decoder.release();
    },
  };
}
