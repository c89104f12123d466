/**
 * What is learned from the ways of asking: which entity a wording is about, from its runs of characters and from its vector.
 * Promise: platform-free and deterministic; what was learned of one knowledge base may be asked about another: entities that it
 * does not know are as likely as it leaves them.
 * Change with it: softmax.ts, ask-features.ts, server/knowledge/search-index.ts, server/adapters/embedders/learned-file.ts.
 */
import type { Entity } from '../search-units.js';
import type { AskedWording } from '../search-wording.js';
import type { VectorOf } from '../text-vectors.js';
import { hashedSize, runFeatures, vectorFeatures } from './ask-features.js';
import { type Features, logits, softmax, trainSoftmax } from './softmax.js';

export interface Learned {
  /** Entity ids, in the order of the classes. */
  readonly ids: readonly string[];
  /** [hashedSize × classes] */
  readonly runs: Float32Array;
  /** [dimension × classes]; absent without an embedder. */
  readonly vectors?: Float32Array;
}

/** Keeps what was learned for the next start. `of` is what it was learned from; another `of` finds nothing. */
export interface LearnedStore {
  read(of: readonly string[]): Promise<Learned | undefined>;
  /** Never rejects: what cannot be kept is learned again. */
  write(of: readonly string[], learned: Learned): Promise<void>;
}

export type Sounds = (text: string) => readonly string[];

/** Found on ways of asking that were held out. */
const runTraining = { rounds: 3, rate: 0.3 } as const;
const vectorTraining = { rounds: 2, rate: 0.05 } as const;

/** All that is learned from, and nothing else: the same array gives the same weights. */
export function learnedFrom(entities: readonly Entity[]): string[] {
  return entities.flatMap((e) => [`#${e.id}`, ...textsOf(e)]);
}

/** Seconds for ten thousand texts. */
export function learn(entities: readonly Entity[], sounds: Sounds, vectorOf?: VectorOf): Learned {
  const train = (
    of: (e: Entity) => readonly string[],
    featuresOf: (text: string) => Features,
    how: { size: number; rounds: number; rate: number },
  ) =>
    trainSoftmax(
      entities.flatMap((e, label) => [...new Set(of(e))].map((text) => ({ features: featuresOf(text), label }))),
      { ...how, classes: entities.length },
    );
  const size = vectorOf?.(entities[0]?.asks[0] ?? '').length ?? 0;
  return {
    ids: entities.map((e) => e.id),
    runs: train(textsOf, (text) => runFeatures(text, sounds), { ...runTraining, size: hashedSize }),
    ...(vectorOf && {
      vectors: train(
        (e) => e.asks,
        (text) => vectorFeatures(vectorOf(text)),
        { ...vectorTraining, size },
      ),
    }),
  };
}

const textsOf = ({ asks, says }: Entity): string[] => [...asks, ...says];

/** Two guesses added up are surer than they should be. */
const sureness = 0.7;

/** The chance of each entity, 0..1, over all wordings of a question. */
export function learnedChances(learned: Learned, entities: readonly Entity[], sounds: Sounds) {
  const classes = learned.ids.length;
  const classOf = new Map(learned.ids.map((id, i) => [id, i]));
  const places = entities.map((e) => classOf.get(e.id));
  return (asked: readonly AskedWording[]): Float32Array => {
    const total = asked.reduce((sum, w) => sum + w.weight, 0) || 1;
    const sums = new Float32Array(classes);
    const add = (part: Float32Array, share: number) => {
      for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + (part[c] as number) * share * sureness;
    };
    for (const { text, vector, weight } of asked) {
      add(logits(runFeatures(text, sounds), learned.runs, classes), weight / total);
      if (vector && learned.vectors) add(logits(vectorFeatures(vector), learned.vectors, classes), weight / total);
    }
    const chances = softmax(sums);
    const left = 1 - chances.reduce((a, b) => Math.max(a, b), 0);
    return Float32Array.from(places, (place) => (place === undefined ? left : (chances[place] as number)));
  };
}

/** What is less likely than this is as good as out. */
const faintest = 1e-4;

/** A chance as a score of an arm, 0..1: each halving costs as much as the one before. */
export const chanceScore = (chance: number): number => 1 - Math.log(chance + faintest) / Math.log(faintest);
