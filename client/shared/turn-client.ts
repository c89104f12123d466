/**
 * The page's end of the socket: typed sending, and everything that comes back as actions of turn-state.ts.
 * Promise: nothing is kept back to be sent after a lost connection; what comes of an older turn is dropped.
 * Change with it: server/channels/protocol.ts, turn-state.ts.
 */
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents, TurnAck } from '../../server/channels/protocol.js';
import { fromPcm16 } from './pcm.js';
import type { Trouble, TurnAction } from './turn-state.js';

export type TurnSocket = Socket<ServerEvents, ClientEvents>;

export interface AskOptions {
  readonly dialect: string;
  readonly speed: number;
}

export interface TurnClientDeps {
  dispatch(action: TurnAction): void;
  onSpeech(samples: Float32Array<ArrayBuffer>, sampleRate: number, sentence: number): void;
  onOnline(online: boolean): void;
  /** Words for a server that cannot be reached. */
  readonly offline: Trouble;
}

export interface TurnClient {
  open(mode: 'hold' | 'tap', options: AskOptions): void;
  frame(pcm: Uint8Array): void;
  close(): void;
  ask(text: string, options: AskOptions & { service?: string }): void;
  cancel(): void;
}

/** The socket of the page's own server. */
export const connectToServer = (): TurnSocket => io({ reconnectionDelayMax: 4000, timeout: 8000 });

const events = ['listening', 'speech-ended', 'heard', 'understood', 'answer', 'turn-error', 'turn-end'] as const;

export function createTurnClient(socket: TurnSocket, deps: TurnClientDeps): TurnClient {
  let turnId = '';
  /** Between asking and the end. */
  let busy = false;
  let round = 0;
  let frames = 0;

  for (const type of events)
    socket.on(type, (body: { turnId: string }) => {
      if (body.turnId !== turnId && body.turnId !== '') return;
      if (type === 'turn-end') busy = false;
      deps.dispatch({ type, body } as TurnAction);
    });
  socket.on('speech', (body, pcm) => {
    if (body.turnId !== turnId) return;
    deps.dispatch({ type: 'speech', body });
    deps.onSpeech(fromPcm16(pcm), body.sampleRate, body.sentence);
  });
  socket.on('connect', () => deps.onOnline(true));
  socket.on('connect_error', () => deps.onOnline(false));
  socket.on('disconnect', (reason) => {
    deps.onOnline(false);
    turnId = '';
    deps.dispatch(busy ? { type: 'trouble', trouble: deps.offline } : { type: 'stopped' });
    busy = false;
    // The server turned us away; a page that is still open tries again, slowly.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 4000);
  });

  /** False when the server cannot be reached. */
  const begin = (): boolean => {
    turnId = '';
    round++;
    frames = 0;
    busy = socket.connected;
    if (busy) return true;
    deps.dispatch({ type: 'trouble', trouble: deps.offline });
    return false;
  };
  const accepted = () => {
    const current = round;
    return (ack: TurnAck) => {
      if (current !== round) return;
      busy = ack.ok;
      if (!ack.ok) return deps.dispatch({ type: 'trouble', trouble: ack.error });
      turnId = ack.turnId;
      deps.dispatch({ type: 'accepted', turnId });
    };
  };
  const bodyOf = ({ dialect, speed }: AskOptions) => ({ speak: true, speed, ...(dialect && { dialect }) });

  return {
    open: (mode, options) => {
      if (begin()) socket.emit('turn-open', { mode, ...bodyOf(options) }, accepted());
    },
    frame: (pcm) => {
      if (socket.connected) socket.emit('audio-frame', frames++, pcm);
    },
    close: () => {
      if (socket.connected) socket.emit('turn-close');
    },
    ask: (text, { service, ...options }) => {
      if (!begin()) return;
      if (service) socket.emit('turn-choose', { text, service, ...bodyOf(options) }, accepted());
      else socket.emit('turn-text', { text, ...bodyOf(options) }, accepted());
    },
    cancel: () => {
      busy = false;
      turnId = '';
      round++;
      if (socket.connected) socket.emit('turn-cancel');
    },
  };
}
