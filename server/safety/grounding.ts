/**
 * Whether a sentence may be said on the strength of its sources: figures in their sense, names, and every clause restated.
 * Promise: platform-free and pure; a sentence that a source says itself always may; in doubt a sentence may not.
 * Change with it: bounds.ts, identifiers.ts, restate.ts, server/turn/check.ts.
 */
import { unboundFigures } from './bounds.js';
import { type Piece, piecesOf } from './claims.js';
import { unsourcedIdentifiers } from './identifiers.js';
import {
  findPlaces,
  inheritedMarks,
  type Place,
  type Sources,
  type Span,
  sameMark,
  sayingSame,
  unitsOf,
} from './restate.js';

/** What may be restated, and what may be named beside it. */
export interface Evidence {
  /** Sentences that the source says. */
  readonly sentences: readonly string[];
  /** Names, titles, articles, document numbers; nothing that is merely asked. */
  readonly names: readonly string[];
}

export type Verdict =
  | { readonly ok: true; readonly spans: readonly Span[] }
  | { readonly ok: false; readonly why: 'figure' | 'identifier' | 'content' | 'polarity' | 'condition' };

/** `beside`: what the other sentences of the same answer restate of the same evidence, so that a condition may stand in one of them. */
export type Judge = (sentence: string, beside?: readonly Span[]) => Verdict;

/** One judge for all sentences that rest on the same evidence. */
export function createJudge({ sentences, names }: Evidence): Judge {
  const everything = [...sentences, ...names];
  const own = sentences.map(bare);
  const held = everything.join('\n');
  const read = sentences.map(piecesOf);
  const sources: Sources = {
    sentences: read,
    units: unitsOf(read),
    vocabulary: everything.map((s) => contentOf(piecesOf(s))).join(' '),
  };
  return (sentence, beside = []) => {
    const at = own.indexOf(bare(sentence));
    if (at >= 0) return { ok: true, spans: [{ sentence: at, from: 0, to: Number.POSITIVE_INFINITY }] };
    if (unboundFigures(sentence, everything).length > 0) return { ok: false, why: 'figure' };
    if (unsourcedIdentifiers(sentence, held).length > 0) return { ok: false, why: 'identifier' };
    // The service's own name may stand before what is said of it.
    const unnamed = names.filter((n) => n.length >= fullName).reduce((s, n) => s.replaceAll(n, ''), sentence);
    const asWritten = restates(piecesOf(sentence), sources, beside);
    return asWritten.ok || unnamed === sentence ? asWritten : restates(piecesOf(unnamed), sources, beside);
  };
}

/** One sentence against one evidence. */
export const judge = (sentence: string, evidence: Evidence): Verdict => createJudge(evidence)(sentence);

function restates(pieces: readonly Piece[], sources: Sources, beside: readonly Span[]): Verdict {
  if (pieces.length === 0) return { ok: false, why: 'content' };
  const spans: Span[] = [];
  const places = pieces.map((piece) => (piece.tokens.length > 0 ? findPlaces(piece, sources) : []));
  const home = homeOf(places);
  for (const [i, piece] of pieces.entries()) {
    if (piece.tokens.length === 0) continue;
    // What the sentence that is being restated says itself is not to be found elsewhere.
    const there = (places[i] ?? []).filter(({ unit }) => home.has(unit.sentence));
    const found = sayingSame(piece, inheritedMarks(pieces, i), there.length > 0 ? there : (places[i] ?? []));
    if (found.length === 0) return { ok: false, why: 'content' };
    spans.push(...found);
  }
  if (!pieces.every((p, i) => p.tokens.length > 0 || isAnswered(p, i === 0, spans, sources)))
    return { ok: false, why: 'polarity' };
  return loses(spans, [...spans, ...beside], sources) ? { ok: false, why: 'condition' } : { ok: true, spans };
}

/** The sentences of the source in which most clauses have a place. */
function homeOf(places: readonly (readonly Place[])[]): ReadonlySet<number> {
  const clauses = new Map<number, number>();
  for (const list of places)
    for (const sentence of new Set(list.map(({ unit }) => unit.sentence)))
      clauses.set(sentence, (clauses.get(sentence) ?? 0) + 1);
  const most = Math.max(0, ...clauses.values());
  return new Set([...clauses].flatMap(([sentence, count]) => (count === most ? [sentence] : [])));
}

/** A shorter name may be part of another word. */
const fullName = 4;

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
const contentOf = (pieces: readonly Piece[]): string =>
  pieces.map((p) => p.tokens.map((t) => (t.figure ? '#' : t.is)).join('')).join('');

/** "能，…", "不用，…": the sentence that is restated beside it says so, in its own bare answer where it has one. */
function isAnswered(piece: Piece, first: boolean, spans: readonly Span[], { sentences }: Sources): boolean {
  const beside = spans.length > 0 ? [...new Set(spans.map((s) => s.sentence))] : sentences.map((_, i) => i);
  const all = beside.flatMap((i) => sentences[i] ?? []);
  const bareAnswers = all.filter((p) => p.tokens.length === 0);
  if (bareAnswers.length > 0 || !first)
    return bareAnswers.some(
      ({ marks }) =>
        marks.length === piece.marks.length && piece.marks.every((m, i) => sameMark(m.mark, marks[i]?.mark ?? 'all')),
    );
  return piece.marks.every(({ mark }) => all.some((p) => p.marks.some((m) => sameMark(mark, m.mark))));
}

/** A clause is said, but what limits it in the same sentence of the source is said nowhere. */
function loses(said: readonly Span[], all: readonly Span[], { sentences }: Sources): boolean {
  const covered = (sentence: number, at: number) =>
    all.some((s) => s.sentence === sentence && s.from <= at && at < s.to);
  return said.some(({ sentence, from, to }) => {
    const pieces = sentences[sentence] ?? [];
    const before = pieces.slice(0, from).some((p, i) => p.condition && !covered(sentence, i));
    const after = pieces.slice(to).some((p, i) => p.exception && !covered(sentence, to + i));
    return before || after;
  });
}
