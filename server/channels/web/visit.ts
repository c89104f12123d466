/**
 * One connected page: holds one turn at a time and checks what opens the next.
 * Promise: a new turn, a cancel and a lost connection stop the turn before at once; every opening is acknowledged; what a turn
 * leaves for the next (dialogue/memory.ts) is forgotten with the connection.
 * Change with it: protocol.ts, live-turn.ts, test/server/channels/web/visit.test.ts.
 */
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { nothingRemembered, recall, remember } from '../../dialogue/memory.js';
import { AssistantError, toAssistantError } from '../../errors.js';
import { checkQuestion } from '../../safety/limits.js';
import { toErrorReply } from '../errors-over-http.js';
import {
  type ClientEvents,
  type ServerEvents,
  type TurnAck,
  turnChooseSchema,
  turnOpenSchema,
  turnTextSchema,
} from '../protocol.js';
import { createLiveTurn, type LiveTurn, type TurnOptions } from './live-turn.js';
import type { Send } from './present-turn.js';
import { chosenDialect, type TurnDeps } from './turn-deps.js';

export type VisitSocket = Socket<ClientEvents, ServerEvents>;

/** `take` draws on the client's budget of turns. */
export function serveVisit(socket: VisitSocket, deps: TurnDeps, take: () => Promise<boolean>): void {
  const emit: Send = (event, ...args) => {
    socket.emit(event, ...args);
  };
  let current: LiveTurn | undefined;
  let memory = nothingRemembered;

  const optionsOf = (body: { dialect?: string | undefined; speak: boolean; speed: number }): TurnOptions => ({
    speak: body.speak,
    speed: body.speed,
    ...chosenDialect(body.dialect, deps.resolveDialect),
    ...recall(memory, Date.now()),
  });
  const begin = (options: TurnOptions): LiveTurn => {
    current?.stop();
    current = createLiveTurn(emit, deps, options, (result) => {
      memory = remember(memory, result, Date.now());
    });
    return current;
  };
  /** Lets the turn go on when the budget allows it, and tells the client. */
  const admit = async (turn: LiveTurn, reply: (ack: TurnAck) => void, start: () => void) => {
    if (!(await take())) {
      turn.stop();
      throw new AssistantError('too-many-requests');
    }
    reply({ ok: true, turnId: turn.turnId });
    if (!turn.stopped) start();
  };

  /** A handler whose failures go back in the acknowledgement. */
  const opening =
    <S extends z.ZodType>(schema: S, open: (body: z.output<S>, reply: (ack: TurnAck) => void) => Promise<void>) =>
    async (raw: unknown, ack: unknown) => {
      const reply = typeof ack === 'function' ? (value: TurnAck) => ack(value) : () => {};
      try {
        const body = schema.safeParse(raw);
        if (!body.success) throw new AssistantError('bad-request');
        await open(body.data, reply);
      } catch (thrown) {
        reply({ ok: false, ...toErrorReply(toAssistantError(thrown).code) });
      }
    };

  socket.on(
    'turn-open',
    opening(turnOpenSchema, (body, reply) => {
      const turn = begin(optionsOf(body));
      // Frames follow without waiting for the acknowledgement.
      turn.listen(body.mode);
      return admit(turn, reply, () => emit('listening', { turnId: turn.turnId, speech: false }));
    }),
  );
  const ask = async (body: z.output<typeof turnTextSchema> & { service?: string }, reply: (ack: TurnAck) => void) => {
    const text = checkQuestion(body.text, deps.limits.maxQuestionChars);
    const turn = begin({ ...optionsOf(body), ...(body.service && { service: body.service }) });
    await admit(turn, reply, () => turn.ask(text));
  };
  socket.on('turn-text', opening(turnTextSchema, ask));
  socket.on('turn-choose', opening(turnChooseSchema, ask));
  socket.on('audio-frame', (...args: unknown[]) => current?.frame(args));
  socket.on('turn-close', () => current?.close());
  socket.on('turn-cancel', () => current?.stop());
  socket.on('disconnect', () => current?.stop());
}
