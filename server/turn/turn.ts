/**
 * The records that flow through one turn, in the order in which they come to be. Imports nothing.
 * Promise: plain, readonly, serialisable data (audio is the one exception: Float32Array).
 * Change with it: turn-events.ts, run-turn.ts and server/channels/protocol.ts; the compiler lists the rest.
 */

/** Speech of one person, mono, 16 kHz, samples in [-1, 1], already cut to what was said. */
export interface Utterance {
  readonly samples: Float32Array;
  readonly sampleRate: 16000;
}

/** One way to write what was heard. `logProb` is the mean natural-log probability per token (≤ 0). */
export interface Hypothesis {
  readonly text: string;
  readonly logProb: number;
}

/** What a recogniser heard. Batch engines yield exactly one, with `final: true`. */
export interface Transcript {
  /** Best text, simplified characters; empty when nothing was said. */
  readonly text: string;
  /** Best first; holds `text` as its first entry unless that is empty. */
  readonly hypotheses: readonly Hypothesis[];
  /** 0..1; exp of the best hypothesis' mean token log-probability. */
  readonly confidence: number;
  /** 0..1; how likely the sound holds no speech at all. */
  readonly noSpeech: number;
  readonly final: boolean;
}

/** Folder name under knowledge-base/dialects, e.g. `southwestern`; `mandarin` is plain speech. */
export type DialectCode = string;

/** Which dialect the question is in and how we know. */
export interface DialectGuess {
  readonly code: DialectCode;
  /** 0..1 */
  readonly confidence: number;
  /** kept: the words did not tell, so it is what the turns before were in. */
  readonly source: 'chosen' | 'identified' | 'kept' | 'default';
  /** Two dialects at once, best first (`code` is the first of them); absent for one. */
  readonly mixed?: readonly DialectCode[];
}

/** One replacement of dialect wording by standard wording, with the reason a person can read. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The question in every wording that retrieval may use. */
export interface Question {
  /** As heard or typed; empty when nothing usable was heard. */
  readonly heard: string;
  /** What the sounds most likely meant; equals `heard` when nothing was mended. */
  readonly repaired: string;
  /** `repaired` in standard wording. */
  readonly standard: string;
  /** Other ways of writing what was heard, best first, without `heard`. */
  readonly alternatives: readonly string[];
  readonly rewrites: readonly Rewrite[];
  readonly dialect: DialectGuess;
  readonly spoken: boolean;
  /** 0..1; 1 for typed text. */
  readonly confidence: number;
}

/** What about the service is asked. The names are also the section names of a guide. */
export const aspects = [
  'overview', // what is this, how do I do it
  'who', // who may
  'materials', // what to bring
  'where', // where to go
  'how', // steps, online, by phone
  'time-limit', // how long it takes
  'fee', // what it costs
  'amount', // how much one gets
  'when', // from when, until when
  'frequency', // how often
  'result', // what one gets in hand
  'proxy', // may another person do it
  'late', // missed the date
  'refused', // was turned down
  'lost', // lost or damaged
  'wrong', // mistaken entry
  'concurrent', // two benefits at once
  'exception', // special cases
  'appeal', // where to complain
] as const;
export type Aspect = (typeof aspects)[number];

/** A service that may be meant. Scores are comparable within one question only. */
export interface ServiceCandidate {
  readonly id: string;
  readonly name: string;
  /** 0..1 */
  readonly score: number;
  /** What each arm of the search said: bm25, dense, sound … */
  readonly arms: Readonly<Record<string, number>>;
}

/** A subject we know of but do not answer, and who does. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly status: 'not-covered' | 'out-of-scope' | 'declined';
  /** Sentences to say. */
  readonly say: readonly string[];
  /** Who can help, when someone can. */
  readonly office?: string;
}

/** What the person needs. Exactly one decision. */
export interface Need {
  readonly decision: 'service' | 'ambiguous' | 'topic' | 'unknown' | 'unheard';
  readonly aspect: Aspect;
  /** Best first. */
  readonly candidates: readonly ServiceCandidate[];
  readonly topic?: Topic;
  /** What to ask back and the choices to name, where the knowledge base has them for what was said (decision `ambiguous`). */
  readonly asked?: { readonly say: string; readonly choices: readonly Choice[] };
  /** Whether the person may have the service is being settled, question by question (decision `service`). */
  readonly eligibility?: EligibilityState;
  /** The question leaves its subject out: `aspect` is read from its words, or (`reply`) from those of the question before. */
  readonly followed?: true | 'reply';
  /** Asked is what the last answer about this service rests on: that (decision `service`). */
  readonly basis?: readonly Citation[];
  /** 0..1; how sure the decision is. */
  readonly confidence: number;
}

/** What the person said of one condition of a guide's eligibility rule; the condition is counted as in `conditionsOf`. */
export interface Settled {
  readonly condition: number;
  readonly holds: boolean | 'unsure';
}

/** What the person said of one service's conditions, kept for when it is asked about again. */
export type Known = Pick<EligibilityState, 'settled'> & { readonly service: string };

/** How far the questions about one service have come. */
export interface EligibilityState {
  readonly settled: readonly Settled[];
  /** Questions asked so far, this one included. */
  readonly asked: number;
}

/** What an answer asked back, so that the next turn can take the reply for what it is. */
export type Asking =
  | { readonly kind: 'services'; readonly choices: readonly Choice[]; readonly aspect: Aspect }
  | ({ readonly kind: 'condition'; readonly service: string; readonly condition: number } & EligibilityState);

/** A law, rule or document that a passage rests on. */
export interface Citation {
  readonly title: string;
  readonly article?: string;
  readonly number?: string;
  readonly date?: string;
}

/** One piece of knowledge that may be spoken, with its source. */
export interface Passage {
  /** `<service id>#<aspect>`, `#faq-<n>`, `#condition-<n>`, `#field-<name>`; `<document id>#<article>` for an article of a policy. */
  readonly id: string;
  /** The service it speaks of; an article carries the service that it was looked up for, or ''. */
  readonly serviceId: string;
  readonly kind: 'section' | 'faq' | 'materials' | 'steps' | 'contact' | 'condition' | 'field' | 'article';
  readonly aspect: Aspect;
  /** Spoken sentences, each complete by itself. */
  readonly say: readonly string[];
  /** Every figure that may be said from this passage occurs in here. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** 0..1 */
  readonly score: number;
}

/** One sentence to say and the passages it rests on (ids). */
export interface SpokenSentence {
  readonly text: string;
  /** The same in standard wording, where `text` was put into the person's dialect. */
  readonly standard?: string;
  readonly passages: readonly string[];
}

export interface CardMaterial {
  readonly name: string;
  readonly note?: string;
}

/** What the person can show at the counter. Texts are ready to display. */
export interface Card {
  readonly service: string;
  readonly name: string;
  readonly department: string;
  readonly where: readonly string[];
  readonly materials: readonly CardMaterial[];
  readonly steps: readonly string[];
  readonly timeLimit: readonly string[];
  readonly fee: readonly string[];
  /** What the county sets itself and where to ask. */
  readonly local: readonly string[];
  readonly hotline?: string;
  readonly basis: readonly Citation[];
}

/** One thing the person may pick or say when something was asked back. `label` alone is also what to send as the reply. */
export interface Choice {
  /** The service that is meant; absent where the reply settles a condition. */
  readonly service?: string;
  readonly label: string;
}

/** One step of reasoning over several facts, for a clerk to read; the person hears only the conclusion. */
export interface ReasoningStep {
  /** What had to be known. */
  readonly ask: string;
  /** Ids of the passages that were read for it. */
  readonly passages: readonly string[];
  /** What they say to it; empty when nothing was found. */
  readonly found: string;
}

export const answerStatuses = [
  'answered',
  'clarify',
  'not-covered',
  'out-of-scope',
  'declined',
  'handed-over',
  'unheard',
  'error',
] as const;
export type AnswerStatus = (typeof answerStatuses)[number];

/** What is said and shown. `citations` are those of the passages that `spoken` rests on. */
export interface Answer {
  readonly status: AnswerStatus;
  readonly service?: string;
  readonly spoken: readonly SpokenSentence[];
  readonly card?: Card;
  readonly choices: readonly Choice[];
  /** What was asked back. */
  readonly asking?: Asking;
  /** Whether the person may have the service, as far as the rules settle it. */
  readonly verdict?: 'entitled' | 'not-entitled' | 'county-decides';
  /** What the verdict rests on, the most telling first. */
  readonly grounds?: readonly Ground[];
  readonly reasoning?: readonly ReasoningStep[];
  readonly citations: readonly Citation[];
}

/** One condition that a verdict rests on, counted as in `conditionsOf`, in the guide's words. */
export interface Ground {
  readonly condition: number;
  readonly say: string;
  /** local: the county sets the threshold; open: not settled in the conversation. */
  readonly holds: boolean | 'unsure' | 'local' | 'open';
}

/** A piece of speech, mono, samples in [-1, 1]; pieces of one sentence follow each other without a gap. */
export interface SpeechChunk {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** The clause that is heard in this piece. */
  readonly text: string;
}

/** What the turn before in the same conversation was about. */
export interface Previous {
  readonly service: string;
  readonly aspect: Aspect;
  readonly citations?: readonly Citation[];
}

/** What came in: exactly one of `utterance` (speech) and `text` (typed). */
export interface TurnInput {
  readonly turnId: string;
  readonly utterance?: Utterance;
  readonly text?: string;
  /** Chosen by the person; absent: identified. */
  readonly dialect?: DialectCode;
  /** Chosen from the choices of the turn before: skips understanding's guess. */
  readonly service?: string;
  /** What the turn before was answered about, when it was: what an elliptic question ("那要多少钱") goes on from. */
  readonly previous?: Previous;
  /** What the turn before asked back. */
  readonly asking?: Asking;
  /** What the turns before settled about one service's eligibility. */
  readonly known?: Known;
  /** What the turns before in the same conversation were in. */
  readonly lastDialect?: DialectGuess;
  /** false: captions only, nothing is spoken. */
  readonly speak: boolean;
  /** Voice speed, 1 = normal. */
  readonly speed?: number;
}
