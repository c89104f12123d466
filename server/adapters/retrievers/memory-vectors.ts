/**
 * LangChain's in-memory vector store, for vectors that are made elsewhere: what benchmarks compare our own index with.
 * Promise: exact cosine over all; needs the package `@langchain/classic`, which is there for development only.
 */
import { Document } from '@langchain/core/documents';
import { FakeEmbeddings } from '@langchain/core/utils/testing';

export interface MemoryVectors {
  add(
    passages: readonly { readonly id: string; readonly text: string; readonly vector: Float32Array }[],
  ): Promise<void>;
  /** Ids, nearest first. */
  nearest(vector: Float32Array, limit: number): Promise<string[]>;
}

export function createMemoryVectors(): MemoryVectors {
  const store = import('@langchain/classic/vectorstores/memory').then(
    // Vectors come from outside: its own embedder is never asked.
    ({ MemoryVectorStore }) => new MemoryVectorStore(new FakeEmbeddings()),
  );
  return {
    async add(passages) {
      await (await store).addVectors(
        passages.map(({ vector }) => [...vector]),
        passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } })),
      );
    },
    async nearest(vector, limit) {
      const found = await (await store).similaritySearchVectorWithScore([...vector], limit);
      return found.map(([{ metadata }]) => String(metadata.id));
    },
  };
}
