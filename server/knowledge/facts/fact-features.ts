/**
 * What speaks for each passage of one guide as the answer to a wording, in figures.
 * Promise: platform-free; every figure is about 0..1; what no embedder can tell is left out, not guessed.
 * Change with it: fact-weights.ts (found for exactly these figures), concepts.ts, answer-kinds.ts.
 */
import { charGrams, soundGrams } from '../grams.js';
import { rarity, tokenArm } from '../search-arm.js';
import { dot, type VectorOf } from '../text-vectors.js';
import { type AnswerKind, figureKinds, kindsAsked, kindsGiven } from './answer-kinds.js';
import { type Concept, conceptsIn } from './concepts.js';
import type { PassageEntry } from './passage-entries.js';

export const factFeatures = [
  'askBest', // meaning: nearest way of asking
  'askMean', // meaning: all ways of asking
  'sayBest', // meaning: nearest sentence
  'sayMean',
  'words', // BM25 over asks and sentences
  'wordsSay', // share of the wording's rare pairs in what is said
  'sound',
  'concepts', // share of the wording's situations that it is about
  'kind', // gives a kind of fact that is asked for
  'place', // says where, what to bring or whom to call, when that is asked for
  'figure', // gives it as a figure
] as const;
export type FactFeature = (typeof factFeatures)[number];
export type FeatureTable = Readonly<Record<FactFeature, Float32Array>>;

export type FeaturesOf = (wording: string, vector?: Float32Array) => FeatureTable;

/** Kinds that are asked for by name. */
const named: readonly AnswerKind[] = ['place', 'papers', 'phone'];
/** Kinds for which a number is the answer. */
const numeric: readonly AnswerKind[] = ['duration', 'money', 'age', 'share', 'count', 'date'];

export function buildFeatures(
  entries: readonly PassageEntry[],
  key: (sound: string) => string,
  vectorOf?: VectorOf,
): FeaturesOf {
  const texts = entries.map((e) => [...e.asks, ...e.says]);
  const words = tokenArm(texts, charGrams);
  const sound = tokenArm(texts, (text) => soundGrams(text, key));
  const covers = coverage(entries);
  const situations = entries.map(situationsOf);
  const given = entries.map((e) => kindsGiven(e.says));
  const figures = entries.map((e) => figureKinds(e.says));
  const vectors = vectorOf && entries.map((e) => ({ asks: e.asks.map(vectorOf), says: e.says.map(vectorOf) }));
  const conceptWorth = worthOf(situations);
  const fill = (of: (i: number) => number) => Float32Array.from(entries, (_, i) => of(i));

  return (wording, vector) => {
    const concepts = conceptsIn(wording);
    const kinds = kindsAsked(wording);
    const wanted = [...kinds].filter((k) => numeric.includes(k));
    const things = [...kinds].filter((k) => named.includes(k));
    const close = vectors?.map(({ asks, says }) => (vector ? nearness(vector, asks, says) : undefined));
    return {
      askBest: fill((i) => close?.[i]?.askBest ?? 0),
      askMean: fill((i) => close?.[i]?.askMean ?? 0),
      sayBest: fill((i) => close?.[i]?.sayBest ?? 0),
      sayMean: fill((i) => close?.[i]?.sayMean ?? 0),
      words: words(wording),
      wordsSay: covers(wording),
      sound: sound(wording),
      concepts: fill((i) => shareOf(concepts, situations[i] as ReadonlySet<Concept>, conceptWorth)),
      kind: fill((i) => [...kinds].filter((k) => given[i]?.has(k)).length / Math.max(1, kinds.size)),
      place: fill((i) => Number(things.some((k) => given[i]?.has(k)))),
      figure: fill((i) => Number(wanted.some((k) => figures[i]?.has(k)))),
    };
  };
}

/** A section is asked for by what it says: it has no ways of asking of its own. */
function nearness(vector: Float32Array, asks: readonly Float32Array[], says: readonly Float32Array[]) {
  const a = asks.map((v) => dot(vector, v));
  const s = says.map((v) => dot(vector, v));
  const like = a.length > 0 ? a : s;
  return { askBest: Math.max(0, ...like), askMean: mean(like), sayBest: Math.max(0, ...s), sayMean: mean(s) };
}

const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / Math.max(1, of.length);

/** A passage is about the situations that a third of its ways of asking, or one of its sentences, names. */
function situationsOf({ asks, says }: PassageEntry): ReadonlySet<Concept> {
  const counts = new Map<Concept, number>();
  for (const concept of asks.flatMap(conceptsIn)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const asked = [...counts].filter(([, n]) => n * 3 >= asks.length).map(([concept]) => concept);
  return new Set([...asked, ...says.slice(0, 1).flatMap(conceptsIn)]);
}

/** What all passages of the guide are about tells nothing. */
function worthOf(situations: readonly ReadonlySet<Concept>[]): (concept: Concept) => number {
  const owners = new Map<string, number>();
  for (const of of situations) for (const concept of of) owners.set(concept, (owners.get(concept) ?? 0) + 1);
  return rarity(owners, situations.length);
}

function shareOf(of: readonly Concept[], held: ReadonlySet<Concept>, worth: (concept: Concept) => number): number {
  const total = of.reduce((sum, c) => sum + worth(c), 0);
  if (total === 0) return 0;
  return of.filter((c) => held.has(c)).reduce((sum, c) => sum + worth(c), 0) / total;
}

/** Share of a wording's grams, by how rare they are among the passages, that the sentences of each hold. */
function coverage(entries: readonly PassageEntry[]): (wording: string) => Float32Array {
  const says = entries.map((e) => new Set(e.says.flatMap(charGrams)));
  const owners = new Map<string, number>();
  for (const entry of entries)
    for (const token of new Set([...entry.asks, ...entry.says].flatMap(charGrams)))
      owners.set(token, (owners.get(token) ?? 0) + 1);
  const worth = rarity(owners, entries.length);
  return (wording) => {
    const tokens = [...new Set(charGrams(wording))].map((token) => [token, worth(token)] as const);
    const total = tokens.reduce((sum, [, w]) => sum + w, 0) || 1;
    return Float32Array.from(
      says,
      (set) => tokens.reduce((sum, [token, w]) => sum + (set.has(token) ? w : 0), 0) / total,
    );
  };
}
