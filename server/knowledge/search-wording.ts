/** The ways of putting a question that are searched together. Change with it: search-index.ts, passage-search.ts. */

/** One wording and how much it counts beside the others. */
export interface Wording {
  readonly text: string;
  readonly weight: number;
}

/** A wording with its vector, where there is an embedder. */
export interface AskedWording extends Wording {
  readonly vector?: Float32Array;
}
