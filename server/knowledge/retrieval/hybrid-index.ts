/**
 * The index that everything is found in: asked in words (or with a vector), it gives documents that hold today and here.
 * Promise: types only. A reader sees a whole snapshot; what is published is found by the next search.
 * Change with it: create-index.ts (makes one), store/open-index.ts (keeps one on disk).
 */
import type { QueryWording } from './arm.js';
import type { DocumentKind, IndexDocument } from './document.js';

export interface IndexQuery {
  /** The question, or … */
  readonly text?: string;
  /** … several ways of putting it, weighed. The heaviest is embedded. */
  readonly wordings?: readonly QueryWording[];
  /** Its unit vector, where it is known already; otherwise the embedder makes it. */
  readonly vector?: Float32Array;
}

export interface SearchOptions {
  /** Hits wanted, at most. */
  readonly limit: number;
  /** The day in China, YYYY-MM-DD. */
  readonly today: string;
  /** Where the person is, 四川省成都市; absent: only what holds everywhere. */
  readonly region?: string;
  readonly kinds?: readonly DocumentKind[];
  /** Repealed and future texts too: only when the person asks for them. */
  readonly anyTime?: boolean;
  /** Texts of other places too: only when the person asks for them. */
  readonly anyRegion?: boolean;
  readonly signal?: AbortSignal;
}

export interface Hit {
  readonly document: IndexDocument;
  /** Comparable within one search only. */
  readonly score: number;
  /** What each arm said, absolute: lexical 0..about 1, dense the cosine, … */
  readonly arms: Readonly<Record<string, number>>;
}

export interface HybridIndex {
  /** Documents that may be returned. */
  readonly size: number;
  /** Held in memory by the index's arrays. */
  readonly bytes: number;
  /** Best first. Rejects with `aborted`, or with what the embedder throws. */
  search(query: IndexQuery, options: SearchOptions): Promise<readonly Hit[]>;
  /** Adds documents, each replacing the one of its id; when it resolves, they are found. */
  publish(documents: readonly IndexDocument[]): Promise<void>;
  /** Takes documents out; unknown ids are ignored. */
  withdraw(ids: readonly string[]): Promise<void>;
}
