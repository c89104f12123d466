/** Port: turns speech into text. A batch engine is a stream of one. Contract: test/contracts/recogniser.contract.ts. */
import type { DialectCode, Transcript, Utterance } from '../turn/turn.js';

export interface RecogniseOptions {
  readonly dialect?: DialectCode;
  /** Words likely to occur; engines may ignore them. */
  readonly hints?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Recogniser {
  /** Yields partial transcripts, then exactly one with `final: true`. Rejects with AssistantError; aborts by `signal`. */
  recognise(utterance: Utterance, options: RecogniseOptions): AsyncIterable<Transcript>;
  close?(): Promise<void>;
}
