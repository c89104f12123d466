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
      askBest: 5.76,
      askMean: 6.48,
      sayBest: 5.36,
      sayMean: 3.19,
      words: 4.69,
      wordsSay: 3.83,
      sound: 3.54,
      concepts: 2.48,
      kind: 0.48,
      place: 0.52,
      figure: 1.35,
    },
    aspect: 1.88,
    kind: { faq: 0, section: -3.64, list: -1.48, field: -0.41, condition: -1.59 },
  },
  plain: {
    features: {
      askBest: 0,
      askMean: 0,
      sayBest: 0,
      sayMean: 0,
      words: 7.58,
      wordsSay: 4.88,
      sound: 5.36,
      concepts: 2.82,
      kind: 0.76,
      place: 0.49,
      figure: 1.93,
    },
    aspect: 2.03,
    kind: { faq: 0, section: -3.65, list: -1.78, field: -2.84, condition: -2.0 },
  },
};
