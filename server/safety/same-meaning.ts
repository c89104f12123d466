/**
 * Whether a sentence in dialect says what its standard wording says: the same figures in the same sense, the same names, and no denial
 * more, fewer, weaker or stronger.
 * Promise: platform-free and pure; knows the denials of every dialect (唔, 冇, 毋, 莫得 …); in doubt it does not.
 * Change with it: polarity-words.ts, server/turn/gate.ts.
 */
import { boundFigures, sameSense } from './bounds.js';
import { piecesOf } from './claims.js';
import { unsourcedIdentifiers } from './identifiers.js';
import type { Mark } from './polarity-words.js';
import { align } from './restate.js';

/** So much of the standard wording's content the dialect's keeps. */
const leastShared = 0.4;

export function keepsMeaning(local: string, standard: string): boolean {
  if (local === standard) return true;
  const [mine, theirs] = [boundFigures(local), boundFigures(standard)];
  if (mine.length !== theirs.length) return false;
  if (!mine.every((figure, i) => theirs[i] && sameSense(figure, theirs[i]) && sameSense(theirs[i], figure)))
    return false;
  if (unsourcedIdentifiers(local, standard).length > 0 || unsourcedIdentifiers(standard, local).length > 0)
    return false;
  const [said, meant] = [piecesOf(local), piecesOf(standard)];
  const denials = (pieces: typeof said) => pieces.map((p) => p.marks.map((m) => m.mark).filter((m) => turns.has(m)));
  // Clause by clause where there are as many, so that a denial cannot wander from one to the next.
  const [a, b] =
    said.length === meant.length ? [denials(said), denials(meant)] : [[denials(said).flat()], [denials(meant).flat()]];
  if (!a.every((list, i) => sameDenials(list, b[i] ?? []))) return false;
  const tokens = meant.flatMap((p) => p.tokens);
  return (
    align(
      said.flatMap((p) => p.tokens),
      tokens,
    ).length >=
    tokens.length * leastShared
  );
}

const turns: ReadonlySet<Mark> = new Set(['no', 'cannot', 'do-not', 'need-not', 'only', 'stop']);

/** 不 and 不能 are worded alike in some dialects; what need not be done is never what must not. */
function sameDenials(said: readonly Mark[], meant: readonly Mark[]): boolean {
  if (said.length !== meant.length) return false;
  return said.every((mark, i) => {
    const other = meant[i];
    if (mark === other) return true;
    const pair = new Set([mark, other]);
    return !pair.has('only') && !pair.has('stop') && !(pair.has('need-not') && (pair.has('cannot') || pair.has('no')));
  });
}
