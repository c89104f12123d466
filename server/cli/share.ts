/** A share of rows, with what it is a share of. Promise: `accuracy` is rounded to four places and null without rows. */
export interface Share {
  readonly total: number;
  readonly correct: number;
  readonly accuracy: number | null;
}

export function share<T>(rows: readonly T[], isRight: (row: T) => boolean): Share {
  const correct = rows.filter(isRight).length;
  return { total: rows.length, correct, accuracy: rows.length > 0 ? roundFour(correct / rows.length) : null };
}

export const roundFour = (n: number): number => Math.round(n * 10_000) / 10_000;
