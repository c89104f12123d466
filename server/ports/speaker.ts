/** Port: turns a sentence into speech, clause by clause. Contract: test/contracts/speaker.contract.ts. */
import type { SpeechChunk } from '../turn/turn.js';

export interface SpeakOptions {
  readonly voice?: string;
  /** 1 = normal, 0.8 = slower. */
  readonly speed?: number;
  readonly signal?: AbortSignal;
}

export interface Speaker {
  /** Yields speech in playing order, first piece as early as possible; nothing after `signal` aborts. */
  speak(text: string, options: SpeakOptions): AsyncIterable<SpeechChunk>;
  close?(): Promise<void>;
}
