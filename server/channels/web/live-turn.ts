/**
 * One turn of a connected page, from its opening to its end: listens, or takes text, runs, sends what comes.
 * Promise: after `stop` nothing of it is sent any more; every turn that is not stopped ends with 'turn-end'.
 * Change with it: visit.ts (which holds one at a time), recording.ts, present-turn.ts.
 */
import { randomUUID } from 'node:crypto';
import { AssistantError } from '../../errors.js';
import type { TurnInput, Utterance } from '../../turn/turn.js';
import type { TurnResult } from '../../turn/turn-events.js';
import { audioFrameSchema, type ServerEvents } from '../protocol.js';
import { presentFailure, presentTurn, type Send } from './present-turn.js';
import { createRecording, type Recording } from './recording.js';
import type { TurnDeps } from './turn-deps.js';

export type TurnOptions = Pick<
  TurnInput,
  'dialect' | 'service' | 'speak' | 'speed' | 'lastDialect' | 'previous' | 'asking'
>;
type EndReason = Parameters<ServerEvents['speech-ended']>[0]['reason'];

export interface LiveTurn {
  readonly turnId: string;
  readonly stopped: boolean;
  /** Starts to record; in tap mode the end of the speech ends it. */
  listen(mode: 'hold' | 'tap'): void;
  /** Takes the arguments of 'audio-frame' as they came; late ones are left out. */
  frame(args: readonly unknown[]): Promise<void>;
  /** The person is done: what was recorded is asked. */
  close(): void;
  ask(text: string): void;
  stop(): void;
}

/** Grace on top of the longest recording, for a client that stops sending without a word. */
const graceMs = 10_000;

/** `onAnswer` is told of an answer that was sent: who replies while it is still spoken replies to it. */
export function createLiveTurn(
  emit: Send,
  deps: TurnDeps,
  options: TurnOptions,
  onAnswer: (result: TurnResult) => void = () => {},
): LiveTurn {
  const turnId = randomUUID();
  const controller = new AbortController();
  const { maxAudioSeconds } = deps.limits;
  let recording: Recording | undefined;
  let timer: NodeJS.Timeout | undefined;

  const send: Send = (event, ...args) => {
    if (!controller.signal.aborted) emit(event, ...args);
  };
  const stop = () => {
    clearTimeout(timer);
    recording = undefined;
    controller.abort();
  };
  const fail = (thrown: unknown) => {
    presentFailure(send, turnId, thrown);
    stop();
  };
  const run = (input: { text: string } | { utterance: Utterance }) => {
    deps
      .startTurn(
        { turnId, ...input, ...options },
        presentTurn(send, (result) => !controller.signal.aborted && onAnswer(result)),
        controller.signal,
      )
      .then((result) => {
        const { answer, timings } = result;
        const stopped = controller.signal.aborted;
        deps.logger.info({ turnId, channel: 'socket', stopped, status: answer.status, timings }, 'turn');
      })
      .catch(fail);
  };
  const finish = (reason: EndReason, utterance: Utterance) => {
    if (!recording) return;
    recording = undefined;
    clearTimeout(timer);
    send('speech-ended', { turnId, reason });
    if (utterance.samples.length > 0) run({ utterance });
    else fail(new AssistantError('audio-empty'));
  };

  return {
    turnId,
    get stopped() {
      return controller.signal.aborted;
    },
    listen: (mode) => {
      recording = createRecording({
        maxSeconds: maxAudioSeconds,
        openTrack: mode === 'tap' ? deps.openTrack : undefined,
        onSpeech: () => send('listening', { turnId, speech: true }),
      });
      timer = setTimeout(() => recording && finish('limit', recording.all()), maxAudioSeconds * 1000 + graceMs);
    },
    frame: async (args) => {
      if (!recording) return;
      try {
        const frame = audioFrameSchema.safeParse(args);
        if (!frame.success) throw new AssistantError('bad-request', { detail: 'not an audio frame' });
        const end = await recording.add(...frame.data);
        if (end) finish(end.reason, end.utterance);
      } catch (thrown) {
        fail(thrown);
      }
    },
    close: () => recording && finish('button', recording.all()),
    ask: (text) => run({ text }),
    stop,
  };
}
