/**
 * What a page sees of a running turn: the turn's events as socket events.
 * Promise: what is heard, understood and answered each goes out once, before the speech; sound goes out as 16-bit PCM.
 * Change with it: protocol.ts (ServerEvents), client/shared/turn-state.ts.
 */
import { toAssistantError } from '../../errors.js';
import { toPcm16 } from '../../speech/audio.js';
import type { Need, Question } from '../../turn/turn.js';
import type { TurnEvent, TurnResult } from '../../turn/turn-events.js';
import { knownCode, toErrorReply } from '../errors-over-http.js';
import { type ServerEvents, toTurnReply } from '../protocol.js';

export type Send = <E extends keyof ServerEvents>(event: E, ...args: Parameters<ServerEvents[E]>) => void;

/** Takes the events of one turn in order; `onAnswer` is told of the answer once it is sent. */
export function presentTurn(send: Send, onAnswer: (result: TurnResult) => void = () => {}): (event: TurnEvent) => void {
  let question: Question | undefined;
  let need: Need | undefined;
  return (event) => {
    const { turnId } = event;
    switch (event.type) {
      case 'recognise-end':
        return send('heard', { turnId, text: event.output.text });
      case 'normalise-end': {
        question = event.output;
        const { heard, repaired, standard, rewrites, dialect } = question;
        return send('understood', { turnId, heard, question: repaired, standard, dialect: dialect.code, rewrites });
      }
      case 'understand-end':
        need = event.output;
        return;
      case 'check-end': {
        const result = {
          turnId,
          answer: event.output,
          trace: [],
          timings: {},
          ...(question && { question }),
          ...(need && { need }),
        };
        send('answer', toTurnReply(result));
        return onAnswer(result);
      }
      case 'speech-chunk': {
        const { samples, sampleRate } = event.chunk;
        const pcm = toPcm16(samples);
        return send('speech', { turnId, sentence: event.sentence, sampleRate }, new Uint8Array(pcm.buffer));
      }
      case 'turn-error':
        return send('turn-error', { turnId, ...toErrorReply(knownCode(event.code)) });
      case 'turn-end': {
        const { answer, trace, timings } = event.result;
        return send('turn-end', { turnId, status: answer.status, trace, timings });
      }
    }
  };
}

/** A turn that could not even start. */
export function presentFailure(send: Send, turnId: string, thrown: unknown): void {
  send('turn-error', { turnId, ...toErrorReply(toAssistantError(thrown).code) });
  send('turn-end', { turnId, status: 'error', trace: [], timings: {} });
}
