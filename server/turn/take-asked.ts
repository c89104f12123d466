/**
 * What the question back of the turn before makes of this turn: the reply to it, and the beginning of questions about eligibility.
 * Promise: pure; a reply wins over any search; what is no reply is undefined and is understood as any question.
 * Change with it: understand.ts, server/dialogue/reply.ts, server/dialogue/eligibility-dialogue.ts.
 */
import { asksBasis } from '../dialogue/basis.js';
import {
  asksEligibility,
  asksForBenefit,
  asksOfKin,
  asksOnlyWhether,
  continueEligibility,
  namesKin,
  startEligibility,
} from '../dialogue/eligibility-dialogue.js';
import { takeReply } from '../dialogue/reply.js';
import type { Guide } from '../knowledge/guide.js';
import type { Library } from '../knowledge/library.js';
import { ellipticAspect } from './follow-up.js';
import type { Asking, Aspect, Need, Question, TurnInput } from './turn.js';

type Guides = Pick<Library, 'guides'>;

/**
 * The need when the question is a reply to what was asked, or asks what the last answer rests on; undefined when it is
 * something new.
 */
export function takeAsked(question: Question, { asking, previous }: TurnInput, library: Guides): Need | undefined {
  if (previous && wordings(question).some(asksBasis)) {
    const last = about(previous.service, previous.aspect, library);
    if (last) return { ...last, basis: previous.citations ?? [] };
  }
  if (!asking) return undefined;
  for (const text of wordings(question)) {
    const need = asking.kind === 'services' ? service(text, asking, library) : condition(text, asking, library);
    if (need) return need;
  }
  return undefined;
}

const wordings = ({ heard, repaired, standard }: Question): string[] =>
  [...new Set([heard, repaired, standard])].filter((text) => text !== '');

function service(text: string, asking: Extract<Asking, { kind: 'services' }>, library: Guides): Need | undefined {
  const reply = takeReply(text, asking, library);
  if (reply?.kind === 'none') return { decision: 'unheard', aspect: asking.aspect, candidates: [], confidence: 1 };
  const guide = reply?.kind === 'service' && library.guides.get(reply.id);
  if (!guide) return undefined;
  const need = about(guide.id, says(guide, asking.aspect) ? asking.aspect : 'overview', library);
  return need && { ...need, followed: 'reply' };
}

function condition(text: string, asking: Extract<Asking, { kind: 'condition' }>, library: Guides): Need | undefined {
  const guide = library.guides.get(asking.service);
  const eligibility = guide && continueEligibility(guide, asking, text, library);
  const need = about(asking.service, 'who', library);
  return eligibility && need && { ...need, eligibility };
}

function about(id: string, aspect: Aspect, library: Guides): Need | undefined {
  const guide = library.guides.get(id);
  return (
    guide && { decision: 'service', aspect, candidates: [{ id, name: guide.name, score: 1, arms: {} }], confidence: 1 }
  );
}

/** What is asked by a question without a subject of its own, where the guide has something to say to it. */
function followed(need: Need, question: Question, { previous, service }: TurnInput, library: Guides): Need {
  const [only, another] = need.candidates;
  if (need.decision !== 'service' || !previous || service || only?.id !== previous.service || another) return need;
  const guide = library.guides.get(only.id);
  const said = wordings(question).map((text) => ellipticAspect(text, previous.aspect));
  const aspect = said.find((a) => a !== undefined && guide && says(guide, a));
  return aspect ? { ...need, aspect, followed: true } : need;
}

const says = (guide: Guide, aspect: Aspect): boolean =>
  aspect in guide.sections || aspect === 'materials' || guide.faq.some((f) => f.aspect === aspect);

/**
 * The need with what the conversation adds to it: the aspect of a question that goes on from the last one, and the questions
 * about eligibility begun, where it asks whether the person or kin may have the service.
 */
export function withEligibility(understood: Need, question: Question, input: TurnInput, library: Guides): Need {
  const need = followed(understood, question, input, library);
  const guide = library.guides.get(need.candidates[0]?.id ?? '');
  if (need.decision !== 'service' || need.eligibility || !guide) return need;
  const said = wordings(question);
  const next = input.previous?.service === guide.id && input.previous.aspect === 'who' && said.some(asksOfKin);
  const told = startEligibility(guide, said.join('。'));
  const plainly = said.some((text) => asksEligibility(text, need.aspect));
  const toldAndAsked = told.settled.length > 0 && said.some(asksForBenefit) && !said.some(asksSomethingElse);
  const only = told.settled.length === 0 && said.some((text) => asksOnlyWhether(text, [guide.name, ...guide.aliases]));
  if (!next && !plainly && !toldAndAsked && !only) return need;
  // What was said of oneself does not hold for kin.
  const known = said.some(namesKin) ? undefined : input.known;
  const eligibility = startEligibility(guide, said.join('。'), known);
  // Who tells nothing and asks for nothing else is told who may have it.
  return { ...need, aspect: 'who', eligibility, ...(only && says(guide, 'who') && { followed: 'reply' as const }) };
}

const asksSomethingElse = (text: string): boolean => (ellipticAspect(text, 'who') ?? 'who') !== 'who';
