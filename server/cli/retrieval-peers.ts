/**
 * Other search libraries, asked the same: MiniSearch and FlexSearch over pairs of characters, LangChain's store over the same vectors.
 * Promise: each is given what suits Chinese best among what it offers; ids best first, at most a hundred.
 * Change with it: bench-retrieval.ts.
 */
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { createMemoryVectors } from '../adapters/retrievers/memory-vectors.js';
import type { IndexDocument } from '../knowledge/retrieval/document.js';

export interface Peer {
  readonly name: string;
  build(documents: readonly IndexDocument[], vectors: readonly Float32Array[]): Promise<void>;
  search(text: string, vector: Float32Array): Promise<readonly string[]>;
}

const depth = 100;

/** Pairs of neighbouring characters: a single one, where there is but one. */
function pairs(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .flatMap((run) => (run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))));
}

export const peers: readonly (() => Peer)[] = [miniSearch, flexSearch, langchainMemory];

function miniSearch(): Peer {
  const index = new MiniSearch<IndexDocument>({
    fields: ['name', 'text'],
    tokenize: pairs,
    processTerm: (term) => term,
  });
  return {
    name: 'minisearch',
    build: (documents) => index.addAllAsync(documents),
    search: async (text) =>
      index
        .search(text, { combineWith: 'OR' })
        .slice(0, depth)
        .map(({ id }) => String(id)),
  };
}

function flexSearch(): Peer {
  const index = new Index({ tokenize: 'strict', encode: pairs });
  const ids: string[] = [];
  return {
    name: 'flexsearch',
    async build(documents) {
      for (const { id, name, text } of documents) index.add(ids.push(id) - 1, `${name}\n${text}`);
    },
    search: async (text) =>
      (index.search(text, { limit: depth, suggest: true }) as number[]).map((at) => ids[at] ?? ''),
  };
}

function langchainMemory(): Peer {
  const store = createMemoryVectors();
  return {
    name: 'langchain-memory',
    build: (documents, vectors) =>
      store.add(documents.map(({ id, text }, i) => ({ id, text, vector: vectors[i] as Float32Array }))),
    search: (_, vector) => store.nearest(vector, depth),
  };
}
