/**
 * What the channels need from the rest of the house: a way to run a turn, the dialects, the bounds.
 * Change with it: app.ts, server/assemble.ts.
 */
import { AssistantError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { VoiceTrack } from '../../ports/voice-detector.js';
import type { TurnInput } from '../../turn/turn.js';
import type { TurnEvent, TurnResult } from '../../turn/turn-events.js';
import type { DialectOption } from '../protocol.js';

export interface ChannelLimits {
  readonly maxAudioSeconds: number;
  readonly maxQuestionChars: number;
  /** Turns one client may ask for in a minute. */
  readonly ratePerMinute: number;
  /** Web origins allowed besides our own page. */
  readonly origins: readonly string[];
  /** Reverse proxies in front of us. */
  readonly trustProxy: number;
  /** Longest wait for the head of a request, in milliseconds; the body may take four times as long. */
  readonly slowRequestMs?: number;
}

export interface TurnDeps {
  /** Never rejects; see runTurn. */
  startTurn(input: TurnInput, emit: (event: TurnEvent) => void, signal: AbortSignal): Promise<TurnResult>;
  readonly dialects: readonly DialectOption[];
  /** The code of a dialect by any name people or systems use (四川话, zh-HK); undefined for an unknown one. */
  resolveDialect(name: string): string | undefined;
  /** A stream of the voice detector; absent: only the button ends a recording. */
  readonly openTrack?: (() => VoiceTrack) | undefined;
  readonly limits: ChannelLimits;
  readonly logger: Logger;
}

/** The dialect for a TurnInput; `auto` and nothing mean: identify it. Throws bad-request for a name that nobody uses. */
export function chosenDialect(
  name: string | undefined,
  resolve: TurnDeps['resolveDialect'],
): { readonly dialect?: string } {
  if (name === undefined || name === '' || name === 'auto') return {};
  const code = resolve(name);
  if (code === undefined) throw new AssistantError('bad-request', { detail: 'unknown dialect' });
  return { dialect: code };
}
