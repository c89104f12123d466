/**
 * One question, in one direction: the stages in order, one catch.
 * Promise: emits each stage's start and end, every speech chunk, and exactly one 'turn-end' as the last event;
 * never throws: what goes wrong becomes an answer of status 'error'. Abort by `signal`.
 * Change with it: turn.ts, turn-events.ts, server/README.md.
 */
import { type AssistantError, toAssistantError } from '../errors.js';
import { traceNote } from './trace-note.js';
import type { Answer, Need, Passage, Question, SpeechChunk, Transcript, TurnInput } from './turn.js';
import type { StageName, StageOutputs, TraceStep, TurnEvent, TurnResult } from './turn-events.js';

export interface Stages {
  recognise(input: TurnInput, signal: AbortSignal): Promise<Transcript>;
  normalise(transcript: Transcript, input: TurnInput, signal: AbortSignal): Promise<Question>;
  understand(question: Question, input: TurnInput, signal: AbortSignal): Promise<Need>;
  retrieve(question: Question, need: Need, signal: AbortSignal): Promise<readonly Passage[]>;
  compose(question: Question, need: Need, passages: readonly Passage[], signal: AbortSignal): Promise<Answer>;
  check(answer: Answer, passages: readonly Passage[], signal: AbortSignal): Promise<Answer>;
  speak(answer: Answer, input: TurnInput, signal: AbortSignal): AsyncIterable<SpokenChunk>;
}

export interface SpokenChunk {
  /** Index of the sentence in `answer.spoken`. */
  readonly sentence: number;
  readonly chunk: SpeechChunk;
}

/** Runs one turn. Time is read through `now` (milliseconds) so that tests can hold it still. */
export async function runTurn(
  input: TurnInput,
  stages: Stages,
  emit: (event: TurnEvent) => void,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): Promise<TurnResult> {
  const { turnId } = input;
  const start = now();
  const trace: TraceStep[] = [];
  const timings: Record<string, number> = {};
  const done: Partial<StageOutputs> = {};

  async function step<S extends StageName>(stage: S, work: () => Promise<StageOutputs[S]>): Promise<StageOutputs[S]> {
    signal.throwIfAborted();
    emit({ type: `${stage}-start`, turnId });
    const from = now();
    const output = await work().catch((thrown: unknown) => {
      throw toAssistantError(thrown, stage);
    });
    const ms = now() - from;
    done[stage] = output;
    timings[stage] = ms;
    trace.push({ stage, ms, note: traceNote(stage, output) });
    emit({ type: `${stage}-end`, turnId, ms, output } as TurnEvent);
    return output;
  }

  let failed: AssistantError | undefined;
  try {
    const transcript = await step('recognise', () => stages.recognise(input, signal));
    const question = await step('normalise', () => stages.normalise(transcript, input, signal));
    const need = await step('understand', () => stages.understand(question, input, signal));
    const passages = await step('retrieve', () => stages.retrieve(question, need, signal));
    const draft = await step('compose', () => stages.compose(question, need, passages, signal));
    const answer = await step('check', () => stages.check(draft, passages, signal));
    if (input.speak)
      await step('speak', async () => {
        let chunks = 0;
        for await (const { sentence, chunk } of stages.speak(answer, input, signal)) {
          if (chunks++ === 0) timings.firstAudio = now() - start;
          emit({ type: 'speech-chunk', turnId, sentence, chunk });
        }
        return { chunks };
      });
  } catch (thrown) {
    failed = toAssistantError(thrown);
    emit({ type: 'turn-error', turnId, code: failed.code, message: failed.forPerson });
  }

  timings.total = now() - start;
  const result: TurnResult = {
    turnId,
    // A voice that fails does not take back an answer that can still be read.
    answer: done.check ?? errorAnswer(failed),
    trace,
    timings,
    ...(done.normalise && { question: done.normalise }),
    ...(done.understand && { need: done.understand }),
  };
  emit({ type: 'turn-end', turnId, result });
  return result;
}

function errorAnswer(error: AssistantError | undefined): Answer {
  const text = error?.forPerson ?? '';
  return { status: 'error', spoken: text ? [{ text, passages: [] }] : [], choices: [], citations: [] };
}
