/**
 * What the index needs to know of one arm: a way of cutting texts into keys (words, sounds), or the meaning of a text.
 * Promise: types only; an arm is added by giving its spec to the index, which builds, saves and searches it like the others.
 * Change with it: token-postings.ts (token arms), vector-rows.ts (the dense one), fuse.ts.
 */
import type { FieldWeights } from './document.js';

/** Cuts a text into 32-bit unsigned keys, one for each occurrence; equal keys are the same token. Pure. */
export type Tokeniser = (text: string) => readonly number[];

/** An arm that compares tokens by BM25F: characters and pairs of them, or syllables and runs of them. */
export interface TokenArm {
  /** Names its scores in hits and its part of the file; change it when the keys change. */
  readonly name: string;
  readonly tokenise: Tokeniser;
  readonly fieldWeights: FieldWeights;
  /** How much it counts in the fusion, beside 1 for words and 2 for meaning. */
  readonly weight: number;
}

/** One wording of a question and how much it counts beside the others. */
export interface QueryWording {
  readonly text: string;
  readonly weight: number;
}

/** The best documents of one arm, best first; ordinals count through all segments. Both arrays have one length. */
export interface TopScores {
  readonly ordinals: Uint32Array;
  readonly scores: Float32Array;
}

/** An arm's say on one question, over all segments of a snapshot. */
export interface ArmResult {
  readonly name: string;
  readonly weight: number;
  /** Only of documents that may be returned. */
  readonly top: TopScores;
  /** Of any document, also one outside the top; 0 where the arm knows nothing. */
  scoreOf(ordinal: number): number;
}
