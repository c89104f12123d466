/**
 * Answers that need several facts: plan what must be known, look up each part, conclude from cited passages, keep the steps for a clerk.
 * Promise: at most three spoken sentences, each citing; what no rule says of both is not concluded: then `spoken` is empty.
 * Change with it: reason-plan.ts, reason-from-model.ts, gate.ts.
 */
import { type NamedService, planReasons, type ReasonPart, type ReasonPlan } from './reason-plan.js';
import type { Need, Passage, Question, ReasoningStep, SpokenSentence } from './turn.js';

export interface Reasoned {
  readonly spoken: readonly SpokenSentence[];
  readonly reasoning: readonly ReasoningStep[];
  /** Everything that was read, for the gate and for the citations. */
  readonly passages: readonly Passage[];
  /** The services it is about, the first asked first. */
  readonly services: readonly string[];
}

/** A part and what was found for it, best first. */
export interface Reading {
  readonly part: ReasonPart;
  readonly passages: readonly Passage[];
}

export type ReasonFromModel = (
  question: Question,
  plan: ReasonPlan,
  look: (part: ReasonPart) => Promise<Reading>,
  signal: AbortSignal,
  voice?: string,
) => Promise<{ spoken: readonly SpokenSentence[]; readings: readonly Reading[]; found: readonly string[] } | undefined>;

export interface ReasonDeps {
  /** Services with what people call them. */
  services(): Iterable<NamedService>;
  /** Passages for one part, best first. */
  retrieve(part: ReasonPart, signal: AbortSignal): Promise<readonly Passage[]>;
  readonly fromModel?: ReasonFromModel;
}

export type Reason = (
  question: Question,
  need: Need,
  signal: AbortSignal,
  voice?: string,
) => Promise<Reasoned | undefined>;

const passagesRead = 6;
const maxSentences = 3;

/** Undefined when the question needs no reasoning, or nothing at all was found. */
export function createReason({ services, retrieve, fromModel }: ReasonDeps): Reason {
  return async (question, need, signal, voice) => {
    const plan = planReasons(question, need, services());
    if (!plan) return undefined;
    const look = async (part: ReasonPart): Promise<Reading> => ({
      part,
      passages: (await retrieve(part, signal)).slice(0, passagesRead),
    });
    const ids = plan.services.map((s) => s.id);
    const worded = await fromModel?.(question, plan, look, signal, voice);
    if (worded)
      return {
        spoken: worded.spoken.slice(0, maxSentences),
        reasoning: worded.readings.map((r, i) => stepOf(r, worded.found[i])),
        passages: distinct(worded.readings),
        services: ids,
      };
    const readings = await Promise.all(plan.parts.map(look));
    if (readings.every((r) => r.passages.length === 0)) return undefined;
    const picked = readings.map((r) => pick(r, plan));
    return {
      spoken: conclude(picked),
      reasoning: readings.map((r, i) => stepOf(r, (picked[i]?.say ?? []).join(''))),
      passages: distinct(readings),
      services: ids,
    };
  };
}

const stepOf = ({ part, passages }: Reading, found = ''): ReasoningStep => ({
  ask: part.ask,
  passages: passages.map((p) => p.id),
  found,
});

const distinct = (readings: readonly Reading[]): Passage[] => [
  ...new Map(readings.flatMap((r) => r.passages.map((p) => [p.id, p] as const))).values(),
];

interface Picked {
  readonly say: readonly string[];
  readonly passage?: Passage;
  /** It speaks of the other service too. */
  readonly ofBoth: boolean;
}

/** The passage of this part's aspect that names the other service; else the best one of its aspect, which concludes nothing. */
function pick({ part, passages }: Reading, { services, why }: ReasonPlan): Picked {
  const own = passages.filter((p) => part.service === undefined || p.serviceId === part.service);
  const others = services.filter((s) => s.id !== part.service);
  const names = (p: Passage) =>
    p.say.some((sentence) => others.some((o) => o.names.some((n) => n.length > 1 && sentence.includes(n))));
  const telling = why === 'together' && part.aspect === 'concurrent' ? own.find(names) : undefined;
  const there =
    why === 'two-provinces' ? own.find((p) => p.say.some((s) => /外省|外地|异地|跨省|老家/u.test(s))) : undefined;
  const passage = telling ?? there ?? own.find((p) => p.aspect === part.aspect) ?? own[0];
  if (!passage) return { say: [], ofBoth: false };
  return { say: passage.say, passage, ofBoth: telling !== undefined || there !== undefined };
}

/** The rule that names both, with what limits it; then the other side's, if that says something of both too. */
function conclude(picked: readonly Picked[]): SpokenSentence[] {
  const spoken: SpokenSentence[] = [];
  for (const { passage, say, ofBoth } of picked) {
    if (!ofBoth || !passage) continue;
    const fresh = say.filter((text) => !spoken.some((s) => s.text === text));
    // A passage is said whole or not at all: its last sentence may be the condition of its first.
    if (spoken.length + fresh.length <= maxSentences)
      spoken.push(...fresh.map((text) => ({ text, passages: [passage.id] })));
  }
  return spoken;
}
