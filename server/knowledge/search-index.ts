/**
 * The hybrid index: by words, by sound, by what was learned from the ways of asking and, where there is an embedder, by meaning,
 * over services, topics and vague subjects alike, so that "not our subject" can win over a weak match.
 * Promise: platform-free; without an embedder the other arms carry it; scores are absolute, 0..about 1.
 * Change with it: search-arm.ts, fusion.ts, passage-search.ts, pair-table.ts; server/turn/understand.ts reads the ranking.
 */
import type { SoundMerge } from '../dialect/pack.js';
import { defaultMerges, soundKeys } from '../dialect/phonetics.js';
import type { Embedder } from '../ports/embedder.js';
import type { AspectScores } from './aspect-scores.js';
import {
  chanceScore,
  type Learned,
  type LearnedStore,
  learn,
  learnedChances,
  learnedFrom,
} from './classify/learned.js';
import { softmax } from './classify/softmax.js';
import { meanFusion } from './fusion.js';
import { charGrams, soundGrams } from './grams.js';
import type { Guide } from './guide.js';
import { createIndexMemory, type IndexMemory, remembered } from './index-memory.js';
import { buildPairTable, type PairTable } from './pair-table.js';
import { buildPassageSearch, passageTexts, type RankedPassage } from './passage-search.js';
import { type ArmScores, nearestArm, tokenArm } from './search-arm.js';
import { bareText, type Entity, searchEntities, weightedTexts } from './search-units.js';
import type { AskedWording, Wording } from './search-wording.js';
import { textVectors, type VectorOf } from './text-vectors.js';
import type { TopicEntry } from './topics.js';
import type { VagueSubject } from './vague.js';

export type ArmName = 'words' | 'sound' | 'meaning' | 'learned';

export interface Ranked {
  readonly entity: Entity;
  readonly score: number;
  /** A wording is, word for word, one of the ways in which it is asked; such come before all others. */
  readonly exact: boolean;
  /** 0..1: how likely it is by what was learned, or by the scores where nothing was; the chances of all add up to 1. */
  readonly chance: number;
  readonly arms: Readonly<Partial<Record<ArmName, number>>>;
}

export interface SearchResult {
  /** All entities, best first; empty for a question without a word in it. */
  readonly ranked: readonly Ranked[];
  /** The passages of a service, best first; empty for an unknown id. */
  passages(serviceId: string, aspects: AspectScores): readonly RankedPassage[];
}

export interface SearchIndex {
  /** Whose the pairs of characters of a wording are. */
  readonly pairs: PairTable;
  /** Whether meaning is compared. */
  readonly dense: boolean;
  /** What was learned from the ways of asking; absent when nothing was to be. */
  readonly learned?: Learned;
  /** The same array of wordings is searched once only. */
  search(wordings: readonly Wording[], signal?: AbortSignal): Promise<SearchResult>;
}

export interface SearchSource {
  readonly guides: Iterable<Guide>;
  readonly topics: readonly TopicEntry[];
  readonly vague?: readonly VagueSubject[];
  readonly merges?: readonly SoundMerge[];
}

/** Where what is learned comes from: an index before this one, else a store, else it is learned now; undefined: nothing is. */
export interface Learning {
  readonly learned?: Learned;
  readonly store?: LearnedStore;
}

/** Found on development questions: meaning counts as much as words and sound together. */
const armWeights: Readonly<Record<ArmName, number>> = { words: 1, sound: 1, meaning: 2, learned: 1.6 };

/** How much likelier a better score is. */
const steepness = 40;

/** Ways of asking that must be near, for an entity to be near. */
const nearestCount = 3;

/** Builds the index. O(characters of the source); with an embedder also one vector a text. */
export async function buildSearchIndex(
  source: SearchSource,
  embedder?: Embedder,
  learning?: Learning,
  memory: IndexMemory = createIndexMemory(),
): Promise<SearchIndex> {
  const guides = [...source.guides];
  const entities = searchEntities(guides, source.topics, source.vague);
  const documents = entities.map(weightedTexts);
  const key = soundKeys(source.merges ?? defaultMerges);
  const vectorOf =
    embedder &&
    (await textVectors(
      [...entities.flatMap((e) => e.asks), ...guides.flatMap(passageTexts)],
      embedder,
      memory.vectors,
    ));
  const words = tokenArm(documents, charGrams);
  const sounds = (text: string) => soundGrams(text, key);
  const sound = tokenArm(documents, (text) => remembered(memory.sounds, text, () => sounds(text)));
  const meaning =
    vectorOf &&
    nearestArm(
      entities.map((e) => e.asks.map(vectorOf)),
      nearestCount,
    );
  // The decision's weights were found with vectors: without them the scores alone are what it knows how to read.
  const learned = learning && vectorOf && (await learnedOf(entities, sounds, vectorOf, learning));
  const chances = learned && learnedChances(learned, entities, sounds);
  const passages = new Map(
    guides.map((g) => [g.id, remembered(memory.passages, g, () => buildPassageSearch(g, key, vectorOf))]),
  );

  const askedAs = new Map<string, Set<Entity>>();
  for (const entity of entities)
    for (const ask of entity.asks) askedAs.set(bareText(ask), (askedAs.get(bareText(ask)) ?? new Set()).add(entity));
  const exact = (asked: readonly AskedWording[]) =>
    new Set(asked.flatMap((w) => [...(askedAs.get(bareText(w.text)) ?? [])]));

  const run = async (wordings: readonly Wording[], signal?: AbortSignal): Promise<SearchResult> => {
    const asked = await withVectors(
      wordings.filter((w) => charGrams(w.text).length > 0),
      embedder,
      signal,
    );
    const over = (arm: (w: AskedWording) => ArmScores): ArmScores =>
      meanFusion(asked.map((w) => ({ scores: arm(w), weight: w.weight })));
    const arms: Partial<Record<ArmName, ArmScores>> = {
      words: over((w) => words(w.text)),
      sound: over((w) => sound(w.text)),
      ...(meaning && { meaning: over((w) => meaning(w.vector as Float32Array)) }),
    };
    const chance = chances?.(asked);
    if (chance) arms.learned = chance.map(chanceScore);
    return {
      ranked: asked.length > 0 ? rank(entities, arms, exact(asked), chance) : [],
      passages: (id, aspects) => passages.get(id)?.rank(asked, aspects) ?? [],
    };
  };
  const known = new WeakMap<readonly Wording[], Promise<SearchResult>>();
  return {
    pairs: buildPairTable(entities),
    dense: embedder !== undefined,
    ...(learned && { learned }),
    search(wordings, signal) {
      const result = known.get(wordings) ?? run(wordings, signal);
      known.set(wordings, result);
      return result;
    },
  };
}

async function learnedOf(
  entities: readonly Entity[],
  sounds: (text: string) => readonly string[],
  vectorOf: VectorOf,
  { learned, store }: Learning,
): Promise<Learned> {
  if (learned) return learned;
  const of = learnedFrom(entities);
  const kept = await store?.read(of);
  if (kept) return kept;
  const fresh = learn(entities, sounds, vectorOf);
  await store?.write(of, fresh);
  return fresh;
}

async function withVectors(
  wordings: readonly Wording[],
  embedder: Embedder | undefined,
  signal: AbortSignal | undefined,
): Promise<AskedWording[]> {
  if (!embedder) return [...wordings];
  const vectors = await embedder.embed(
    wordings.map((w) => w.text),
    signal ? { signal } : {},
  );
  return wordings.map((w, i) => ({ ...w, vector: vectors[i] as Float32Array }));
}

function rank(
  entities: readonly Entity[],
  arms: Readonly<Partial<Record<ArmName, ArmScores>>>,
  exact: ReadonlySet<Entity>,
  chance: Float32Array | undefined,
): Ranked[] {
  const named = Object.entries(arms) as [ArmName, ArmScores][];
  const fused = meanFusion(named.map(([name, scores]) => ({ scores, weight: armWeights[name] })));
  const chances = chance ?? softmax(fused.map((score) => score * steepness));
  return entities
    .map((entity, i) => ({
      entity,
      score: fused[i] as number,
      exact: exact.has(entity),
      chance: chances[i] as number,
      arms: Object.fromEntries(named.map(([name, scores]) => [name, scores[i] as number])),
    }))
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
}
