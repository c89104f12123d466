/**
 * From evidence to a decision: a service, several that it could be, another subject, or nothing we know.
 * Promise: pure; what is turned down wrongly costs a second question, what is answered wrongly costs trust: the bar is set so.
 * Change with it: evidence.ts, decide-weights.ts, decide-by-scores.ts.
 */
import { type Decision, decideByScores } from './decide-by-scores.js';
import { type DecisionWeights, decisionWeights, type Outcome } from './decide-weights.js';
import type { Evidence } from './evidence.js';

export type { Decision };

export interface HowAsked {
  readonly dense: boolean;
  readonly spoken: boolean;
  /** Whether the ways of asking were learned from; the chances mean something then. */
  readonly learned?: boolean;
}

/** Few of those who ask here ask what is not ours: turning down must be this much surer, asking back a little less sure. */
const readiness: Readonly<Record<Outcome, number>> = { service: 0, ambiguous: 0.3, elsewhere: Math.log(0.25) };
/** Fainter topics are not named: "I do not know" is truer. */
const topicBar = 0.5;

export function decide(evidence: Evidence, how: HowAsked): Decision {
  if (evidence.exact) return { decision: 'service', confidence: 1 };
  // A single character is a sound, not a question.
  if (evidence.length === 0) return { decision: 'unknown', confidence: 1 };
  if (evidence.vague[0]?.exact) return { decision: 'ambiguous', confidence: 1 };
  if (!how.learned) return decideByScores(evidence, how);
  const chances = outcomeChances(evidence);
  const [best = 'service', confidence = 0] = [...chances].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (best !== 'elsewhere') return { decision: best, confidence };
  return { decision: evidence.topic >= topicBar ? 'topic' : 'unknown', confidence };
}

/** How likely each outcome is; they add up to 1. */
export function outcomeChances(evidence: Evidence): ReadonlyMap<Outcome, number> {
  const outcomes = Object.keys(decisionWeights) as Outcome[];
  const figures = figuresOf(evidence);
  const powers = outcomes.map((o) => Math.exp(weighed(figures, decisionWeights[o]) + readiness[o]));
  const total = powers.reduce((a, b) => a + b, 0);
  return new Map(outcomes.map((o, i) => [o, (powers[i] ?? 0) / total]));
}

/** A chance of nothing would weigh without end. */
const least = 0.01;

/** All figures by name, those made of others included. */
export function figuresOf(evidence: Evidence): Readonly<Record<string, unknown>> {
  return {
    ...evidence,
    logService: Math.log(evidence.serviceChance + least),
    logTopic: Math.log(evidence.topicChance + least),
    logHalf: Math.log(evidence.halfChance + least),
    focusByLength: evidence.focus / Math.max(1, evidence.length),
  };
}

function weighed(figures: Readonly<Record<string, unknown>>, { bias, ...weights }: DecisionWeights): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + (weight ?? 0) * Number(figures[name]), bias);
}
