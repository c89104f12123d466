import { expect, it } from 'vitest';
import { factFeatures } from '../../../../server/knowledge/facts/fact-features.js';
import { factWeights } from '../../../../server/knowledge/facts/fact-weights.js';

it('weighs every figure and, without vectors, none of meaning', () => {
  for (const weights of Object.values(factWeights))
    expect(Object.keys(weights.features).sort()).toEqual([...factFeatures].sort());
  const { askBest, askMean, sayBest, sayMean } = factWeights.plain.features;
  expect([askBest, askMean, sayBest, sayMean]).toEqual([0, 0, 0, 0]);
});
