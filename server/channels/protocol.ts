/**
 * What travels between a client and the server: HTTP bodies and socket events, as schemas and types.
 * Promise: what comes in is checked by a schema here; what goes out has a type here. Clients import types only.
 * Change with it: web/, client/shared/turn-client.ts, server/README.md (a test compares the events).
 */
import { z } from 'zod';
import type { ErrorCode } from '../errors.js';
import { aiLabel, aiNote } from '../safety/labels.js';
import type { Answer, AnswerStatus, Card, Choice, Citation, Ground, Rewrite } from '../turn/turn.js';
import type { TraceStep, TurnResult } from '../turn/turn-events.js';

/** Clients take the records of a turn from here. */
export type { Card, Choice, Citation, Ground } from '../turn/turn.js';

/** Samples a second of the audio frames that a client sends, 16-bit little-endian, mono. */
export const frameRate = 16000;
/** A frame holds 100 ms; up to 500 ms is taken. */
export const maxFrameBytes = frameRate;

const dialect = z.string().max(40).optional();
const service = z.string().max(80).optional();
const conversation = z.string().min(1).max(80).optional();
const speed = z.number().min(0.5).max(2).default(1);

/** JSON body of POST /api/turns. */
export const turnBodySchema = z.strictObject({
  text: z.string(),
  dialect,
  /** Picked from the choices of the turn before. */
  service,
  /** true: the reply holds the spoken answer as `audio`. */
  speech: z.boolean().default(false),
  speed,
  /** The `conversation` of the reply before, to go on from it; `new` begins one. */
  conversation,
});

/** Query or multipart fields that go with an audio file in POST /api/turns. */
export const turnFieldsSchema = z.strictObject({
  dialect,
  speech: z
    .enum(['0', '1'])
    .default('0')
    .transform((s) => s === '1'),
  speed: z.coerce.number().pipe(z.number().min(0.5).max(2)).default(1),
  conversation,
});

const turnOptions = { dialect, speak: z.boolean().default(true), speed };
/** hold: the person marks start and end; tap: the end of the speech is detected. */
export const turnOpenSchema = z.strictObject({ ...turnOptions, mode: z.enum(['hold', 'tap']) });
export const turnTextSchema = z.strictObject({ ...turnOptions, text: z.string() });
/** A choice is the question as understood, with the service that was meant. */
export const turnChooseSchema = z.strictObject({ ...turnOptions, text: z.string(), service: z.string().max(80) });
/** `seq` counts the frames of one recording from 0. */
export const audioFrameSchema = z.tuple([
  z.int().min(0),
  z
    .instanceof(Uint8Array)
    .refine((b) => b.length > 0 && b.length % 2 === 0 && b.length <= maxFrameBytes, '2 bytes a sample, at most 500 ms'),
]);

export type TurnBody = z.input<typeof turnBodySchema>;
export type TurnOpen = z.input<typeof turnOpenSchema>;
export type TurnText = z.input<typeof turnTextSchema>;
export type TurnChoose = z.input<typeof turnChooseSchema>;

/** The one shape of an error; `message` is in Chinese and says what to do. */
export interface ErrorReply {
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

/** A turn as JSON. What is absent is null or empty, never left out. */
export interface TurnReply {
  readonly turnId: string;
  readonly dialect: string | null;
  /** As heard or typed. */
  readonly heard: string;
  /** As understood. */
  readonly question: string;
  /** As understood, in standard wording; `rewrites` say what was put into other words. */
  readonly standard: string;
  readonly rewrites: readonly Rewrite[];
  readonly status: AnswerStatus;
  readonly service: string | null;
  /** Sentences, in the order in which they are spoken. */
  readonly spoken: readonly string[];
  readonly card: Card | null;
  /** Status clarify: what is asked back. Otherwise: what else may have been meant. */
  readonly choices: readonly Choice[];
  /** What is asked back, or null: one of several services, or whether a condition holds; `choices` are then the replies. */
  readonly asking: 'services' | 'condition' | null;
  /** Whether the person may have the service, and on which conditions that rests. */
  readonly verdict: NonNullable<Answer['verdict']> | null;
  readonly grounds: readonly Ground[];
  readonly citations: readonly Citation[];
  readonly trace: readonly TraceStep[];
  /** Milliseconds. */
  readonly timings: Readonly<Record<string, number>>;
  /** The mark of machine-made content, ready to display. */
  readonly aiGenerated: { readonly label: string; readonly note: string };
  /** A WAV file as data URL; only where speech was asked for. */
  readonly audio?: string;
  /** To be sent with the next question, to go on from this one; only where a conversation was asked for. */
  readonly conversation?: string;
}

export type PartName = 'ear' | 'voice' | 'dense' | 'voiceDetection' | 'languageModel';
export interface PartState {
  readonly state: 'ready' | 'missing' | 'loading' | 'off';
  readonly hint?: string;
}
/** GET /readyz; `ready`: text can be answered. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<PartName, PartState>>;
}

/** GET /api/dialects. */
export interface DialectOption {
  readonly code: string;
  readonly name: string;
  /** Something people say, in that dialect. */
  readonly sample?: string;
}

export type TurnAck = { readonly ok: true; readonly turnId: string } | ({ readonly ok: false } & ErrorReply);

/** Sent by the client. A new turn stops the one before. */
export interface ClientEvents {
  'turn-open': (options: TurnOpen, ack: (reply: TurnAck) => void) => void;
  'audio-frame': (seq: number, pcm: ArrayBuffer | Uint8Array) => void;
  'turn-close': () => void;
  'turn-text': (options: TurnText, ack: (reply: TurnAck) => void) => void;
  'turn-choose': (options: TurnChoose, ack: (reply: TurnAck) => void) => void;
  'turn-cancel': () => void;
}

/** Sent by the server, in this order; nothing of a turn comes after its 'turn-end' or after it was stopped. */
export interface ServerEvents {
  /** Whether a voice is heard right now; sent when it changes. */
  listening: (event: { turnId: string; speech: boolean }) => void;
  /** The recording is over; send no more frames. */
  'speech-ended': (event: { turnId: string; reason: 'silence' | 'button' | 'limit' | 'nothing-said' }) => void;
  heard: (event: { turnId: string; text: string }) => void;
  understood: (event: {
    turnId: string;
    heard: string;
    question: string;
    standard: string;
    dialect: string;
    rewrites: readonly Rewrite[];
  }) => void;
  /** Everything to show; `trace` and `timings` are complete in 'turn-end'. */
  answer: (reply: TurnReply) => void;
  /** `sentence` is an index in `spoken`; `pcm` is 16-bit little-endian, mono. */
  speech: (event: { turnId: string; sentence: number; sampleRate: number }, pcm: ArrayBuffer | Uint8Array) => void;
  /** `turnId` is empty when no turn is concerned. */
  'turn-error': (event: ErrorReply & { turnId: string }) => void;
  'turn-end': (event: {
    turnId: string;
    status: AnswerStatus;
    trace: readonly TraceStep[];
    timings: Readonly<Record<string, number>>;
  }) => void;
}

const maxOthers = 3;

/** A finished turn as JSON, for every channel and the command line. Pure. */
export function toTurnReply(result: TurnResult): TurnReply {
  const { answer, question } = result;
  return {
    turnId: result.turnId,
    dialect: question?.dialect.code ?? null,
    heard: question?.heard ?? '',
    question: question?.repaired ?? '',
    standard: question?.standard ?? '',
    rewrites: question?.rewrites ?? [],
    status: answer.status,
    service: answer.service ?? null,
    spoken: answer.spoken.map((s) => s.text),
    card: answer.card ?? null,
    choices: answer.choices.length > 0 ? answer.choices : others(result),
    asking: answer.asking?.kind ?? null,
    verdict: answer.verdict ?? null,
    grounds: answer.grounds ?? [],
    citations: answer.citations,
    trace: result.trace,
    timings: result.timings,
    aiGenerated: { label: aiLabel, note: aiNote },
  };
}

/** What else may have been meant, for the person who says "no, not that". */
function others({ answer, need }: TurnResult): Choice[] {
  const open = answer.status === 'answered' || answer.status === 'not-covered';
  if (!open || !need || need.decision === 'topic') return [];
  return need.candidates
    .filter((c) => c.id !== answer.service)
    .slice(0, maxOthers)
    .map((c) => ({ service: c.id, label: c.name }));
}
