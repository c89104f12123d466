/**
 * What decoding needs of a Whisper model, whichever export it comes from: encode once, then decode row by row with a
 * cache that can be reordered. Change with it: split-graph.ts, merged-graph.ts (the two layouts), beam.ts.
 */
import type { Features } from './features.js';

/** Whatever the encoder left for the decoder; opaque. */
export interface Encoding {
  readonly graph: unknown;
}

/** What the decoder remembers of the tokens so far, for each row; opaque. */
export interface Cache {
  readonly rows: number;
  /** Tokens remembered. */
  readonly length: number;
}

export interface Step {
  /** [rows × tokens × vocabulary] */
  readonly logits: Float32Array;
  readonly cache: Cache;
}

export interface WhisperGraph {
  /** Frames that the encoder insists on; absent: any even number. */
  readonly fixedFrames?: number;
  readonly vocabularySize: number;
  encode(features: Features, bins: number, frames: number): Promise<Encoding>;
  /** Continues every row by the same number of tokens; without a cache it starts. */
  decode(encoding: Encoding, tokens: readonly (readonly number[])[], cache?: Cache): Promise<Step>;
  /** Row i of the new cache is row `rows[i]` of the old one. */
  select(cache: Cache, rows: readonly number[]): Cache;
  close(): Promise<void>;
}
