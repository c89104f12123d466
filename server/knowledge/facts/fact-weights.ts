/**
 * How much each figure of fact-features.ts counts for a passage as the answer, with meaning compared and without.
 * Promise: data only. Found by listwise logistic regression over the guides' own ways of asking, each sixth held out, and over
 * test/fixtures/facts-dev.tsv (five folds that share no guide).
 * Change with it: fact-features.ts, concepts.ts, answer-kinds.ts: new figures need new weights.
 */
import type { FactFeature } from './fact-features.js';
import type { EntryKind } from './passage-entries.js';

export interface FactWeights {
  readonly features: Readonly<Record<FactFeature, number>>;
  /** Of how far the patterns ask for the passage's aspect, 0..1. */
  readonly aspect: number;
  readonly kind: Readonly<Record<EntryKind, number>>;
}

export const factWeights: Readonly<Record<'dense' | 'plain', FactWeights>> = {
  dense: {
    features: {
      askBest: 5.78,
      askMean: 6.47,
      sayBest: 5.35,
      sayMean: 3.19,
      words: 4.69,
      wordsSay: 3.84,
      sound: 3.55,
      concepts: 2.49,
      kind: 0.54,
      figure: 1.31,
    },
    aspect: 1.9,
    kind: { faq: 0, section: -3.65, list: -1.46, field: -0.42, condition: -1.58 },
  },
  plain: {
    features: {
      askBest: 0,
      askMean: 0,
      sayBest: 0,
      sayMean: 0,
      words: 7.58,
      wordsSay: 4.88,
      sound: 5.37,
      concepts: 2.83,
      kind: 0.82,
      figure: 1.9,
    },
    aspect: 2.05,
    kind: { faq: 0, section: -3.65, list: -1.74, field: -2.85, condition: -2.0 },
  },
};
