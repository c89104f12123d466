/**
 * From evidence to a decision: a service, several that it could be, another subject, or nothing we know.
 * Promise: pure; what is turned down wrongly costs a second question, what is answered wrongly costs trust: the bar is set so.
 * Change with it: evidence.ts; test/fixtures/understanding-dev.tsv, on which the weights were found.
 */
import type { Evidence } from './evidence.js';

export interface Decision {
  readonly decision: 'service' | 'ambiguous' | 'topic' | 'unknown';
  /** 0..1 */
  readonly confidence: number;
}

type Weights = Readonly<Partial<Record<keyof Evidence | 'focusByLength', number>>> & { readonly bias: number };

/** How likely the best service is meant (logistic), with meaning compared and without. */
const forService: Readonly<Record<'dense' | 'plain', Weights>> = {
  dense: { service: 13.25, topic: -7.5, covered: 4.79, unknown: -2.04, topicFocus: -1.99, length: 0.383, bias: -9.85 },
  plain: { service: 8.98, topic: -5.39, covered: 4.69, unknown: -2.43, topicFocus: -2.02, length: 0.37, bias: -7.83 },
};
/** How likely the words fit several services (logistic). */
const forVague: Weights = { focus: -0.857, focusByLength: -10.28, lead: -9.5, length: -0.832, bias: 11.03 };

const bar = {
  service: 0.5,
  vague: 0.83,
  /** A vague question is in words we know, about something we have. */
  vagueUnknown: 0.3,
  vagueService: 0.5,
  /** So far ahead a topic wins before anything else is looked at. */
  topicLead: 0.1,
  /** Fainter topics are not named: "I do not know" is truer. */
  topic: 0.55,
} as const;

export function decide(evidence: Evidence, dense: boolean): Decision {
  if (evidence.exact) return { decision: 'service', confidence: 1 };
  const ahead = evidence.topic - evidence.service;
  const sure = logistic(evidence, forService[dense ? 'dense' : 'plain']);
  const asTopic: Decision = {
    decision: evidence.topic >= bar.topic ? 'topic' : 'unknown',
    confidence: 1 - sure,
  };
  if (ahead > bar.topicLead) return asTopic;
  const vague = logistic(evidence, forVague);
  if (vague >= bar.vague && evidence.unknown <= bar.vagueUnknown && evidence.service >= bar.vagueService)
    return { decision: 'ambiguous', confidence: vague };
  if (ahead > 0) return asTopic;
  if (sure >= bar.service) return { decision: 'service', confidence: sure };
  return { decision: 'unknown', confidence: 1 - sure };
}

function logistic(evidence: Evidence, { bias, ...weights }: Weights): number {
  const figures: Partial<Record<string, unknown>> = {
    ...evidence,
    focusByLength: evidence.focus / Math.max(1, evidence.length),
  };
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += (weight ?? 0) * Number(figures[name]);
  return 1 / (1 + Math.exp(-sum));
}
