/**
 * What the page knows of the present turn, as a pure function of what happened.
 * Promise: events of another turn than the present one change nothing; the last answer stays until something new is heard.
 * Change with it: server/channels/protocol.ts (ServerEvents), turn-client.ts, client/mobile.
 */
import type { ServerEvents, TurnReply } from '../../server/channels/protocol.js';

type Body<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0];

export interface Trouble {
  readonly code: string;
  /** In Chinese, says what to do. */
  readonly message: string;
}

export interface TurnState {
  /** Empty while nothing runs or the server has not yet named the turn. */
  readonly turnId: string;
  /** working: asked, and the server has not finished. */
  readonly working: boolean;
  readonly voiceHeard: boolean;
  readonly heard: string;
  readonly question: string;
  /** The question in standard wording; empty until it is understood. */
  readonly standard: string;
  readonly reply: TurnReply | undefined;
  /** Pieces of speech that came. */
  readonly pieces: number;
  readonly trouble: Trouble | undefined;
}

export type TurnAction =
  /** The person begins to talk. */
  | { readonly type: 'talking' }
  /** Sound or text went out; `text` is what was typed. */
  | { readonly type: 'asked'; readonly text?: string }
  | { readonly type: 'accepted'; readonly turnId: string }
  | { readonly type: 'trouble'; readonly trouble: Trouble }
  /** The person, or the lost connection, ended it. */
  | { readonly type: 'stopped' }
  | { readonly [E in keyof ServerEvents]: { readonly type: E; readonly body: Body<E> } }[keyof ServerEvents];

export const noTurn: TurnState = {
  turnId: '',
  working: false,
  voiceHeard: false,
  heard: '',
  question: '',
  standard: '',
  reply: undefined,
  pieces: 0,
  trouble: undefined,
};

export function nextTurnState(state: TurnState, action: TurnAction): TurnState {
  if ('body' in action && action.body.turnId !== state.turnId && !general(action)) return state;
  switch (action.type) {
    case 'talking':
      return { ...state, turnId: '', working: false, voiceHeard: false, trouble: undefined };
    case 'asked':
      if (action.text === undefined) return { ...state, working: true };
      return { ...noTurn, working: true, heard: action.text, question: action.text };
    case 'accepted':
      return { ...state, turnId: action.turnId };
    case 'trouble':
      return { ...state, turnId: '', working: false, trouble: action.trouble };
    case 'stopped':
      return { ...state, turnId: '', working: false, voiceHeard: false };
    case 'listening':
      return { ...state, voiceHeard: action.body.speech };
    case 'speech-ended':
      return { ...state, working: true, voiceHeard: false };
    case 'heard':
      return { ...state, heard: action.body.text, question: '', standard: '', reply: undefined, pieces: 0 };
    case 'understood':
      return { ...state, ...understood(action.body) };
    case 'answer':
      return { ...state, reply: action.body, ...understood(action.body) };
    case 'speech':
      return { ...state, pieces: state.pieces + 1 };
    case 'turn-error':
      // With an answer on the page only its voice failed: that can be read.
      return state.reply?.turnId === action.body.turnId ? state : { ...state, trouble: action.body.error };
    case 'turn-end':
      return { ...state, working: false };
  }
}

const general = (action: TurnAction) => action.type === 'turn-error' && action.body.turnId === '';

function understood({ heard, question, standard }: Pick<TurnReply, 'heard' | 'question' | 'standard'>) {
  return { heard, question, standard };
}
