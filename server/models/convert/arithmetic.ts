/**
 * How a graph multiplies by a stored matrix: in float, or in int8 with a scale for each 64 weights.
 * Promise: both give what Wᵀ·x gives, int8 to about three digits.
 * Change with it: arithmetic-float.ts, arithmetic-int8.ts, the users in whisper-*.ts.
 */

/** Row by row, one row for each output. */
export interface Matrix {
  readonly rows: Float32Array;
  readonly input: number;
  readonly output: number;
}

/** A table that is looked up by number and multiplied with; stored once. */
export interface Embedding {
  /** [batch, n] numbers → [batch, n, input] */
  look(ids: string): string;
  /** [batch, n, input] → [batch, n, output] */
  score(x: string): string;
}

export interface Arithmetic {
  /** [batch, n, input] → [batch, n, output] */
  multiply(x: string, name: string, matrix: Matrix): string;
  embedding(name: string, matrix: Matrix): Embedding;
}
