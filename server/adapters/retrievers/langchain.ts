/**
 * The hybrid index as a LangChain retriever, so that others can put it into their own chains.
 * Promise: what it returns is what the index returns, in its order: published, in force, of the region.
 * Change with it: server/knowledge/retrieval/hybrid-index.ts (whose search it is given).
 */
import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';

/** What is needed of an index; the hybrid index fits. */
export interface SearchableIndex {
  search(
    query: { readonly text: string },
    options: { readonly limit: number; readonly today: string; readonly region?: string },
  ): Promise<readonly FoundPassage[]>;
}

interface FoundPassage {
  readonly document: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly text: string;
    readonly service?: string;
  };
  readonly score: number;
  readonly arms: Readonly<Record<string, number>>;
}

/** Metadata of a document that the retriever gives. */
export interface PassageMetadata extends Record<string, unknown> {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly service?: string;
  readonly score: number;
  readonly arms: Readonly<Record<string, number>>;
}

export interface HybridRetrieverFields extends BaseRetrieverInput {
  readonly index: SearchableIndex;
  /** Documents a call gives; 4 when absent. */
  readonly limit?: number;
  /** The day in China, YYYY-MM-DD, asked for at each call. */
  readonly today: () => string;
  /** Where the person is; absent: only what holds everywhere. */
  readonly region?: string;
}

export class HybridRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['xiangyin', 'retrievers'];
  readonly #fields: HybridRetrieverFields;

  static override lc_name(): string {
    return 'HybridRetriever';
  }

  constructor(fields: HybridRetrieverFields) {
    super(fields);
    this.#fields = fields;
  }

  override async _getRelevantDocuments(
    text: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { index, limit = 4, today, region } = this.#fields;
    const hits = await index.search({ text }, { limit, today: today(), ...(region && { region }) });
    return hits.map(
      ({ document, score, arms }) =>
        new Document({
          id: document.id,
          pageContent: document.text,
          metadata: {
            id: document.id,
            kind: document.kind,
            name: document.name,
            ...(document.service && { service: document.service }),
            score,
            arms,
          },
        }),
    );
  }
}
