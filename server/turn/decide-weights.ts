/**
 * What each figure of the evidence counts for each decision. Found by multinomial logistic regression (L2 0.01) on
 * test/fixtures/understanding-dev.tsv and on ways of asking that were held out of the index; not to be set by hand.
 * Change with it: evidence.ts, decide.ts.
 */
import type { Evidence } from './evidence.js';

export type Outcome = 'service' | 'ambiguous' | 'elsewhere';

type Figure = keyof Evidence | 'logService' | 'logTopic' | 'logHalf' | 'focusByLength';
export type DecisionWeights = Readonly<Partial<Record<Figure, number>>> & { readonly bias: number };

export const decisionWeights: Readonly<Record<Outcome, DecisionWeights>> = {
  service: {
    service: 1.655,
    lead: 0.241,
    topic: -1.82,
    half: -0.54,
    serviceChance: 0.358,
    topicChance: -0.827,
    halfChance: -0.761,
    unknown: -2.072,
    focus: 0.071,
    topicFocus: -0.776,
    named: 0.002,
    topicNamed: -0.671,
    length: 0.131,
    logService: 0.289,
    logTopic: -0.12,
    logHalf: -0.11,
    focusByLength: 0.311,
    bias: -0.542,
  },
  ambiguous: {
    service: 0.186,
    lead: 0.01,
    topic: -0.703,
    half: 2.058,
    serviceChance: -0.237,
    topicChance: -0.189,
    halfChance: 1.237,
    unknown: -2.264,
    focus: 0.021,
    topicFocus: -0.56,
    named: -0.297,
    topicNamed: -0.168,
    length: -0.17,
    logService: -0.225,
    logTopic: -0.027,
    logHalf: 0.192,
    focusByLength: 0.094,
    bias: 0.804,
  },
  elsewhere: {
    service: -1.841,
    lead: -0.251,
    topic: 2.523,
    half: -1.518,
    serviceChance: -0.121,
    topicChance: 1.016,
    halfChance: -0.476,
    unknown: 4.336,
    focus: -0.092,
    topicFocus: 1.337,
    named: 0.295,
    topicNamed: 0.839,
    length: 0.04,
    logService: -0.064,
    logTopic: 0.148,
    logHalf: -0.082,
    focusByLength: -0.405,
    bias: -0.262,
  },
};
