/**
 * Withdraws an answer about a service whose guide was withdrawn while the turn ran.
 * Promise: what was current when the person asked is not said once it is current no more; everything else passes unchanged.
 * Change with it: check.ts (which comes before), server/live/value.ts.
 */
import type { Answer } from './turn.js';

export interface StillKnownDeps {
  /** Whether the guide is current at this moment. */
  known(serviceId: string): boolean;
  /** What to say instead: who can help. */
  instead(serviceId: string): readonly string[];
}

export function stillKnown(answer: Answer, { known, instead }: StillKnownDeps): Answer {
  const { service } = answer;
  if (service === undefined || known(service)) return answer;
  return {
    status: 'not-covered',
    service,
    spoken: instead(service).map((text) => ({ text, passages: [] })),
    choices: [],
    citations: [],
  };
}
