/** Port: turns texts into unit vectors whose dot product is similarity. Contract: test/contracts/embedder.contract.ts. */
export interface EmbedOptions {
  readonly signal?: AbortSignal;
}

export interface Embedder {
  /** One vector a text, in order, each of length 1 and of the same dimension. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<readonly Float32Array[]>;
  close?(): Promise<void>;
}
