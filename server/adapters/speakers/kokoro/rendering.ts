/** What both forms of the Kokoro network offer. Change with it: split-engine.ts, whole-engine.ts. */

/** Sound of (a part of) a clause, silence cut off at both ends. */
export interface Rendered {
  /** Index of the clause. */
  readonly clause: number;
  readonly samples: Float32Array;
  /** false: the next piece goes on in the middle of this clause, without a pause. */
  readonly endsClause: boolean;
}

export interface RenderOptions {
  readonly voice: string;
  readonly speed: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Engine {
  /**
   * Renders the clauses (phonemes) of one sentence in order, lazily: nothing runs until the next piece is asked for.
   * Rejects at once when the signal aborts.
   */
  render(clauses: readonly string[], how: RenderOptions): AsyncIterable<Rendered>;
  close(): Promise<void>;
}
