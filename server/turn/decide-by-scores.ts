/**
 * The decision where nothing was learned from the ways of asking (a page without its server): by the search's scores alone.
 * Promise: pure; never called for a single character or what is exactly known.
 * Change with it: decide.ts; test/fixtures/understanding-dev.tsv, on which the weights were found.
 */
import type { Evidence } from './evidence.js';

export interface Decision {
  readonly decision: 'service' | 'ambiguous' | 'topic' | 'unknown';
  /** 0..1 */
  readonly confidence: number;
}

type Weights = Readonly<Partial<Record<keyof Evidence | 'focusByLength', number>>> & { readonly bias: number };

/** How likely one of our services is meant (logistic), with meaning compared and without. */
const forService: Readonly<Record<'dense' | 'plain', Weights>> = {
  dense: {
    service: 17.36,
    topic: -11.01,
    unknown: -3.88,
    topicFocus: -1.08,
    length: 0.363,
    named: 1.27,
    topicNamed: -1.28,
    bias: -8.1,
  },
  plain: {
    service: 9.63,
    topic: -6.48,
    unknown: -4.71,
    topicFocus: -1.52,
    length: 0.359,
    named: 1.81,
    topicNamed: -1.55,
    bias: -5.12,
  },
};
/** How likely the words fit several services (logistic). */
const forVague: Weights = {
  focus: -1.249,
  focusByLength: -3.842,
  lead: -9.702,
  length: -0.808,
  named: -6.673,
  unknown: -5.429,
  bias: 10.752,
};

/** What was heard is never as well covered as what was typed. */
const bars = {
  typed: { service: 0.6, vagueService: 0.58 },
  spoken: { service: 0.5, vagueService: 0.5 },
} as const;
const vagueBar = 0.88;
/** A vague question is in words we know. */
const vagueUnknown = 0.2;
/**
 * Short questions in words we know that come nearer to our services than to anything else, without pointing to one of them:
 * asked back rather than turned down, or answered about the wrong one.
 */
const halfSaid = {
  unknown: 0.3,
  length: 14,
  ahead: 0.05,
  service: { typed: 0.45, spoken: 0.5 },
  /** Of a service that is not named: less sure than this, and the next one this near. */
  sure: 0.8,
  lead: 0.06,
} as const;
/** So far ahead, or a little ahead and pointed to, a topic wins before anything else is looked at. */
const clearTopic = { lead: 0.2, focusedLead: 0.1, focus: 0.2 } as const;
/** Fainter topics are not named: "I do not know" is truer. */
const topicBar = 0.5;

export function decideByScores(
  evidence: Evidence,
  how: { readonly dense: boolean; readonly spoken: boolean },
): Decision {
  const bar = bars[how.spoken ? 'spoken' : 'typed'];
  const sure = logistic(evidence, forService[how.dense ? 'dense' : 'plain']);
  const ahead = evidence.topic - evidence.service;
  const elsewhere: Decision = { decision: evidence.topic >= topicBar ? 'topic' : 'unknown', confidence: 1 - sure };
  const pointed = ahead > clearTopic.focusedLead && evidence.topicFocus > clearTopic.focus;
  if (ahead > clearTopic.lead || pointed) return elsewhere;
  const vague = logistic(evidence, forVague);
  if (vague >= vagueBar && evidence.unknown <= vagueUnknown && evidence.service >= bar.vagueService)
    return { decision: 'ambiguous', confidence: vague };
  if (ahead > 0) return elsewhere;
  const known = evidence.unknown <= halfSaid.unknown && evidence.length <= halfSaid.length;
  if (sure >= bar.service) {
    const doubtful = known && evidence.named === 0 && evidence.lead < halfSaid.lead && sure < halfSaid.sure;
    return { decision: doubtful ? 'ambiguous' : 'service', confidence: doubtful ? 1 - sure : sure };
  }
  const ours = known && evidence.service >= halfSaid.service[how.spoken ? 'spoken' : 'typed'];
  return { decision: ours && -ahead >= halfSaid.ahead ? 'ambiguous' : 'unknown', confidence: 1 - sure };
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
