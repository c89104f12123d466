/**
 * The prices of the repair, in natural-log units of the language model. Found on development recordings, not on evaluation ones.
 * Change with it: repair.ts.
 */
import type { WordCosts } from './sound-words.js';

export interface RepairCosts extends WordCosts {
  /** Price of leaving out a syllable that belongs to no word. */
  readonly skip: number;
  /** Price of writing another character than the one that was heard. */
  readonly replace: number;
  /** What keeping a character that the knowledge base never writes is worth: people also speak of other things. */
  readonly unseen: number;
  /** What keeping a character of an everyday word is worth. */
  readonly common: number;
  /** Farthest apart two syllables may be. */
  readonly reach: number;
  /** The same inside a known word. */
  readonly wordReach: number;
  /** What a known word is worth, for each of its characters. */
  readonly word: number;
  /** By how much, in all, a mended text must beat the text as it was. */
  readonly margin: number;
  /** Readings of the recogniser that are looked at. */
  readonly hypotheses: number;
  /** Weight of what the recogniser itself thinks of a reading, for each character. */
  readonly trust: number;
  /** Paths kept at each slot, and how far behind the best they may be. */
  readonly beam: number;
  readonly window: number;
}

/** For what a recogniser heard. */
export const spokenCosts: RepairCosts = {
  replace: 3,
  unseen: 2,
  common: 0.6,
  near: 6,
  missing: 6,
  doubled: 6,
  skip: 17,
  limit: 7,
  reach: 0.7,
  wordReach: 0.9,
  word: 0.5,
  margin: 2,
  hypotheses: 3,
  trust: 8,
  beam: 12,
  window: 9,
};

/** For what was typed: people choose the wrong character now and then, never a merely similar syllable. */
export const typedCosts: RepairCosts = {
  ...spokenCosts,
  replace: 4,
  unseen: 8,
  near: 12,
  missing: 20,
  doubled: 20,
  skip: 24,
  limit: 6,
  reach: 0.2,
  wordReach: 0.2,
  margin: 8,
  hypotheses: 1,
};
