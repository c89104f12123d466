/**
 * What the outside may observe of a turn, in order: each stage's start and end, the speech, the end.
 * Promise: events of one turn come in order; 'turn-end' is always the last and comes exactly once.
 * Change with it: server/README.md (a test compares the list), client/shared/turn-client.ts.
 */
import type { Answer, Need, Passage, Question, SpeechChunk, Transcript } from './turn.js';

export const stageNames = ['recognise', 'normalise', 'understand', 'retrieve', 'compose', 'check', 'speak'] as const;
export type StageName = (typeof stageNames)[number];

/** What each stage hands on. `speak` hands on nothing but its chunks. */
export interface StageOutputs {
  recognise: Transcript;
  normalise: Question;
  understand: Need;
  retrieve: readonly Passage[];
  compose: Answer;
  check: Answer;
  speak: { readonly chunks: number };
}

export type StageStart = { readonly type: `${StageName}-start`; readonly turnId: string };
export type StageEnd = {
  [S in StageName]: {
    readonly type: `${S}-end`;
    readonly turnId: string;
    /** Milliseconds that the stage took. */
    readonly ms: number;
    readonly output: StageOutputs[S];
  };
}[StageName];

export type TurnEvent =
  | StageStart
  | StageEnd
  | {
      readonly type: 'speech-chunk';
      readonly turnId: string;
      /** Index of the sentence in `answer.spoken`. */
      readonly sentence: number;
      readonly chunk: SpeechChunk;
    }
  | { readonly type: 'turn-error'; readonly turnId: string; readonly code: string; readonly message: string }
  | { readonly type: 'turn-end'; readonly turnId: string; readonly result: TurnResult };

/** One step of the trace that a clerk can read. */
export interface TraceStep {
  readonly stage: StageName;
  readonly ms: number;
  readonly note: string;
}

/** Everything about a finished turn but its audio. */
export interface TurnResult {
  readonly turnId: string;
  readonly question?: Question;
  readonly need?: Need;
  readonly answer: Answer;
  readonly trace: readonly TraceStep[];
  /** Milliseconds: one entry a stage, plus `firstAudio` and `total`, counted from the turn's start. */
  readonly timings: Readonly<Record<string, number>>;
}
