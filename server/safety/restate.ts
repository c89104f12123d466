/**
 * Whether a clause says again what a source says: the same content, the same denials, permissions and limits at the same places.
 * Promise: platform-free and pure; in doubt it does not.
 * Change with it: claims.ts, polarity-words.ts, grounding.ts.
 */

import { sameSense } from './bounds.js';
import type { Piece, PlacedMark, Token } from './claims.js';
import type { Mark } from './polarity-words.js';

/** Consecutive pieces of one source sentence. */
export interface Span {
  readonly sentence: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export interface Unit extends Span {
  readonly tokens: readonly Token[];
  readonly marks: readonly PlacedMark[];
  /** Denials that stand elsewhere in the list that these pieces are members of. */
  readonly inherited: readonly Mark[];
}

/** What is searched: the pieces of each sentence, and everything the sources hold, as content in one form. */
export interface Sources {
  readonly sentences: readonly (readonly Piece[])[];
  readonly units: readonly Unit[];
  readonly vocabulary: string;
}

/** Pieces that one clause may draw together. */
const longestSpan = 5;
/** So much of a clause must stand in one place of the source; the rest must be words that the source uses elsewhere. */
const leastMatched = 0.6;
/** So many more tokens than twice those matched may the place be long. */
const loose = 4;

export function unitsOf(sentences: Sources['sentences']): Unit[] {
  return sentences.flatMap((pieces, sentence) =>
    pieces.flatMap((_, from) =>
      Array.from({ length: Math.min(longestSpan, pieces.length - from) }, (_, n) =>
        joined(pieces, sentence, from, from + n + 1),
      ),
    ),
  );
}

function joined(pieces: readonly Piece[], sentence: number, from: number, to: number): Unit {
  const tokens: Token[] = [];
  const marks: PlacedMark[] = [];
  for (const piece of pieces.slice(from, to)) {
    marks.push(...piece.marks.map(({ mark, at }) => ({ mark, at: at + tokens.length })));
    tokens.push(...piece.tokens);
  }
  return { sentence, from, to, tokens, marks, inherited: to - from === 1 ? inheritedMarks(pieces, from) : [] };
}

/** "A、B不用交": the denial is said of A too. */
export function inheritedMarks(pieces: readonly Piece[], at: number): Mark[] {
  if (pieces[at]?.marks.some(({ mark }) => strong.has(mark) || mark === 'can' || mark === 'need')) return [];
  let from = at;
  let to = at;
  while (from > 0 && pieces[from - 1]?.pause.includes('、')) from--;
  while (pieces[to]?.pause.includes('、')) to++;
  return pieces.slice(from, to + 1).flatMap((p) => p.marks.flatMap(({ mark }) => (strong.has(mark) ? [mark] : [])));
}

/** Where the words of a clause stand in the sources, whatever is denied there; the smallest places. Empty when nowhere. */
export function findPlaces(piece: Piece, sources: Sources): Place[] {
  const scored = sources.units.map((unit) => ({ unit, pairs: align(piece.tokens, unit.tokens) }));
  const most = Math.max(0, ...scored.map((s) => s.pairs.length));
  if (most < piece.tokens.length * leastMatched || most === 0) return [];
  const fitting = scored.filter(
    ({ unit, pairs }) =>
      pairs.length === most && isDense(piece, unit, pairs) && restIsKnown(piece.tokens, pairs, sources.vocabulary),
  );
  const holdsSmaller = ({ unit }: (typeof fitting)[number]) =>
    fitting.some(
      ({ unit: o }) =>
        o.sentence === unit.sentence && o.from >= unit.from && o.to <= unit.to && o.to - o.from < unit.to - unit.from,
    );
  return fitting.filter((s) => !holdsSmaller(s));
}

export interface Place {
  readonly unit: Unit;
  readonly pairs: readonly Pair[];
}

/** The places that say the same as the clause, and not its contrary. */
export const sayingSame = (piece: Piece, inherited: readonly Mark[], places: readonly Place[]): Span[] =>
  places.filter(({ unit, pairs }) => sameSide(piece, inherited, unit, pairs)).map(({ unit }) => unit);

type Pair = readonly [said: number, held: number];

const alike = (said: Token, held: Token): boolean =>
  said.figure && held.figure
    ? sameSense(said.figure, held.figure)
    : !said.figure && !held.figure && said.is === held.is;

/** The longest common subsequence, as pairs of places. */
export function align(said: readonly Token[], held: readonly Token[]): Pair[] {
  const width = held.length + 1;
  const length = new Uint16Array((said.length + 1) * width);
  for (let i = said.length - 1; i >= 0; i--)
    for (let j = held.length - 1; j >= 0; j--) {
      const same = alike(said[i] as Token, held[j] as Token);
      const skip = Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
      length[i * width + j] = same ? Math.max(skip, (length[(i + 1) * width + j + 1] ?? 0) + 1) : skip;
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < said.length && j < held.length; ) {
    const here = length[i * width + j] ?? 0;
    if (alike(said[i] as Token, held[j] as Token) && here === (length[(i + 1) * width + j + 1] ?? 0) + 1)
      pairs.push([i++, j++]);
    else if ((length[(i + 1) * width + j] ?? 0) === here) i++;
    else j++;
  }
  return pairs;
}

/** What is matched stands together, with no figure in between passed over; a single character proves nothing in a long clause. */
function isDense(piece: Piece, unit: Unit, pairs: readonly Pair[]): boolean {
  const [first, last] = [pairs[0]?.[1] ?? 0, pairs.at(-1)?.[1] ?? 0];
  if (piece.tokens.length === 1 && !piece.tokens[0]?.figure && unit.tokens.length > 3) return false;
  if (last - first + 1 > pairs.length * 2 + loose) return false;
  const matched = new Set(pairs.map(([, held]) => held));
  return !unit.tokens.some((t, i) => t.figure && i > first && i < last && !matched.has(i));
}

/** Runs of two or more characters that the sources use elsewhere (the service's name); never a figure, never a lone character. */
function restIsKnown(tokens: readonly Token[], pairs: readonly Pair[], vocabulary: string): boolean {
  const matched = new Set(pairs.map(([said]) => said));
  for (let i = 0; i < tokens.length; ) {
    if (matched.has(i)) {
      i++;
      continue;
    }
    let run = '';
    for (; i < tokens.length && !matched.has(i); i++) {
      if (tokens[i]?.figure) return false;
      run += tokens[i]?.is ?? '';
    }
    if ([...run].length < 2 || !vocabulary.includes(run)) return false;
  }
  return true;
}

const strong: ReadonlySet<Mark> = new Set(['no', 'cannot', 'do-not', 'need-not', 'only', 'stop']);

/** 不要 says 不用 as well as 不能. */
export function sameMark(said: Mark, held: Mark): boolean {
  if (said === held) return true;
  const pair = new Set([said, held]);
  return pair.has('do-not') && (pair.has('cannot') || pair.has('need-not'));
}

function sameSide(piece: Piece, inherited: readonly Mark[], unit: Unit, pairs: readonly Pair[]): boolean {
  const said = placed(
    piece.marks,
    pairs.map(([s]) => s),
  );
  const held = placed(
    unit.marks,
    pairs.map(([, h]) => h),
  );
  const count = (marks: readonly PlacedMark[], mark: Mark) => marks.filter((m) => m.mark === mark).length;
  if (count(held, 'hedge') > 0 && count(said, 'hedge') === 0) return false;
  if (count(said, 'all') > count(held, 'all')) return false;
  const mine = said.filter(({ mark }) => strong.has(mark));
  // 注销户口不收钱: what is done away with is the subject, and not spoken of here.
  const first = pairs[0]?.[1] ?? 0;
  const unspoken = (m: PlacedMark) => m.mark === 'stop' && m.at < first && unit.tokens[m.at]?.is === '停';
  const theirs = placed(
    unit.marks.filter((m) => strong.has(m.mark) && !unspoken(m)),
    pairs.map(([, h]) => h),
  );
  // What the list as a whole denies is denied of its member; a member that denies nothing itself takes no denial from its neighbours.
  if (inherited.length > 0) return unit.inherited.length > 0 && inherited[0] === unit.inherited[0];
  if (unit.inherited.length > 0) return mine.length > 0 && mine[0]?.mark === unit.inherited[0];
  if (mine.length !== theirs.length) return false;
  if (!mine.every((m, i) => m.at === theirs[i]?.at && sameMark(m.mark, theirs[i].mark))) return false;
  return !swapped(said, held, 'can', 'need') && !swapped(said, held, 'need', 'can');
}

/** Marks by how many matched tokens stand before them. */
const placed = (marks: readonly PlacedMark[], matched: readonly number[]): PlacedMark[] =>
  marks.map(({ mark, at }) => ({ mark, at: matched.filter((m) => m < at).length }));

/** One says `mark` where the other says only `instead`. */
function swapped(said: readonly PlacedMark[], held: readonly PlacedMark[], mark: Mark, instead: Mark): boolean {
  return said.some(
    (m) =>
      m.mark === mark &&
      held.some((h) => h.mark === instead && h.at === m.at) &&
      !held.some((h) => h.mark === mark && h.at === m.at),
  );
}
