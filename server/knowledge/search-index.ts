/**
 * The hybrid index: by words, by sound and, where there is an embedder, by meaning, over services and topics alike, so that
 * "not our subject" can win over a weak match.
 * Promise: platform-free; without an embedder the other two arms carry it; scores are absolute, 0..about 1.
 * Change with it: search-arm.ts, fusion.ts, passage-search.ts, pair-table.ts; server/turn/understand.ts reads the ranking.
 */
import type { SoundMerge } from '../dialect/pack.js';
import { defaultMerges, soundKeys } from '../dialect/phonetics.js';
import type { Embedder } from '../ports/embedder.js';
import type { AspectScores } from './aspect-scores.js';
import { meanFusion } from './fusion.js';
import { charGrams, soundGrams } from './grams.js';
import type { Guide } from './guide.js';
import { buildPairTable, type PairTable } from './pair-table.js';
import { buildPassageSearch, passageTexts, type RankedPassage } from './passage-search.js';
import { type ArmScores, nearestArm, tokenArm } from './search-arm.js';
import { bareText, type Entity, searchEntities, weightedTexts } from './search-units.js';
import type { AskedWording, Wording } from './search-wording.js';
import { textVectors } from './text-vectors.js';
import type { TopicEntry } from './topics.js';

export type ArmName = 'words' | 'sound' | 'meaning';

export interface Ranked {
  readonly entity: Entity;
  readonly score: number;
  /** A wording is, word for word, one of the ways in which it is asked; such come before all others. */
  readonly exact: boolean;
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
  /** The same array of wordings is searched once only. */
  search(wordings: readonly Wording[], signal?: AbortSignal): Promise<SearchResult>;
}

export interface SearchSource {
  readonly guides: Iterable<Guide>;
  readonly topics: readonly TopicEntry[];
  readonly merges?: readonly SoundMerge[];
}

/** Found on development questions: meaning counts as much as the other two together. */
const armWeights: Readonly<Record<ArmName, number>> = { words: 1, sound: 1, meaning: 2 };

/** Ways of asking that must be near, for an entity to be near. */
const nearestCount = 3;

/** Builds the index. O(characters of the source); with an embedder also one vector a text. */
export async function buildSearchIndex(source: SearchSource, embedder?: Embedder): Promise<SearchIndex> {
  const guides = [...source.guides];
  const entities = searchEntities(guides, source.topics);
  const documents = entities.map(weightedTexts);
  const key = soundKeys(source.merges ?? defaultMerges);
  const vectorOf =
    embedder && (await textVectors([...entities.flatMap((e) => e.asks), ...guides.flatMap(passageTexts)], embedder));
  const words = tokenArm(documents, charGrams);
  const sound = tokenArm(documents, (text) => soundGrams(text, key));
  const meaning =
    vectorOf &&
    nearestArm(
      entities.map((e) => e.asks.map(vectorOf)),
      nearestCount,
    );
  const passages = new Map(guides.map((g) => [g.id, buildPassageSearch(g, key, vectorOf)]));

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
    return {
      ranked: asked.length > 0 ? rank(entities, arms, exact(asked)) : [],
      passages: (id, aspects) => passages.get(id)?.rank(asked, aspects) ?? [],
    };
  };
  const known = new WeakMap<readonly Wording[], Promise<SearchResult>>();
  return {
    pairs: buildPairTable(entities),
    dense: embedder !== undefined,
    search(wordings, signal) {
      const result = known.get(wordings) ?? run(wordings, signal);
      known.set(wordings, result);
      return result;
    },
  };
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
): Ranked[] {
  const named = Object.entries(arms) as [ArmName, ArmScores][];
  const fused = meanFusion(named.map(([name, scores]) => ({ scores, weight: armWeights[name] })));
  return entities
    .map((entity, i) => ({
      entity,
      score: fused[i] as number,
      exact: exact.has(entity),
      arms: Object.fromEntries(named.map(([name, scores]) => [name, scores[i] as number])),
    }))
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
}
