/**
 * Reads what was misheard as an input method would: any text whose characters sound right becomes the most likely text of the
 * corpus that sounds so. Learns from the corpus alone, so that it serves a body of law as well as our own guides.
 * Promise: pure once built; a text that is already good stays nearly as it is; figures, letters and punctuation stay.
 * Change with it: server/dialect/repair.ts (the search), sound-arm.ts (which finds by sound what this does not mend).
 */
import type { SoundMerge } from '../../dialect/pack.js';
import { createRepair } from '../../dialect/repair.js';
import { type RepairCosts, spokenCosts } from '../../dialect/repair-costs.js';
import type { Embedder } from '../../ports/embedder.js';
import type { QueryWording } from './arm.js';
import type { IndexQuery } from './hybrid-index.js';
import { unit } from './query-map.js';

export interface HomophoneSource {
  readonly texts: Iterable<string>;
  /** Words of the domain that count as units: found although a syllable is missing or doubled. */
  readonly words?: readonly string[];
}

export interface HomophoneOptions {
  /** Sounds that the speaker does not tell apart. */
  readonly merges?: readonly SoundMerge[];
  readonly costs?: RepairCosts;
}

export type HomophoneDecoder = (heard: string, options?: HomophoneOptions) => string;

/** In what is looked for, any character may have been misheard; leaving syllables out is for the repair of sentences. */
const searchCosts: RepairCosts = { ...spokenCosts, skip: 99 };

/** Learns from the texts, sentence by sentence. O(characters): about 2 s and 30 MB for a million of them. */
export function createHomophoneDecoder({ texts, words = [] }: HomophoneSource): HomophoneDecoder {
  const sentences = [...texts].flatMap(sentencesOf).map((text) => ({ text, weight: 1 }));
  const repair = createRepair({ sentences, words });
  return (heard, { merges, costs = searchCosts } = {}) =>
    repair([{ text: heard, logProb: 0 }], { ...(merges && { merges }), costs }).text;
}

const sentencesOf = (text: string): string[] => text.split(/[。！？；\n]/u).filter((s) => s.trim() !== '');

/** What was heard beside what was meant: it settles little where both agree, and saves what was mended wrongly. */
const heardWeight = 0.5;

/** The question as decoded and as heard, for one ranking. */
export function misheardWordings(heard: string, decoded: string): QueryWording[] {
  const meant = { text: decoded, weight: 1 };
  return decoded === heard ? [meant] : [meant, { text: heard, weight: heardWeight }];
}

/** One unit vector for several wordings: likeness to the mean of vectors is the mean of the likenesses. */
export function misheardVector(wordings: readonly QueryWording[], vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const [w, { weight }] of wordings.entries())
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + weight * (vectors[w]?.[i] as number);
  return unit(sum);
}

/** What to ask the index for what was misheard; without an embedder the words alone. Rejects with what the embedder throws. */
export async function misheardQuery(
  heard: string,
  decoded: string,
  embedder?: Embedder,
  signal?: AbortSignal,
): Promise<IndexQuery> {
  const wordings = misheardWordings(heard, decoded);
  if (!embedder) return { wordings };
  const vectors = await embedder.embed(
    wordings.map((w) => w.text),
    signal ? { signal } : {},
  );
  return { wordings, vector: misheardVector(wordings, vectors) };
}
