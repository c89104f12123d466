/**
 * What the hybrid index holds: passages of guides, FAQ pairs and articles of policies, each with when and where it holds.
 * Promise: plain data, imports nothing; a document changed under its id replaces the one before.
 * Change with it: documents.ts (where they come from), in-force.ts (which may be returned), segment.ts (how they are kept).
 */

export const documentKinds = ['guide', 'faq', 'article'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface IndexDocument {
  /** The passage's id: `<service id>#<aspect>`, `#faq-<n>`; `<document id>#<article>` for an article. */
  readonly id: string;
  readonly kind: DocumentKind;
  /** The service, or the title of the policy with the article's label. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Ways of asking that it answers. */
  readonly questions: readonly string[];
  readonly text: string;
  /** The law or document that it is a piece of, without the article's label; of a guide the service counts. */
  readonly source?: string;
  /** The service it speaks of. */
  readonly service?: string;
  /** First and last day in force, YYYY-MM-DD, both included; absent: no bound. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Where it holds, 四川省成都市; absent or 全国: everywhere. */
  readonly region?: string;
  /** false: a draft, or not yet compared with its original. */
  readonly published?: boolean;
}

/** The parts of a document that are weighed apart, in this order. */
export const fields = ['name', 'aliases', 'questions', 'text'] as const;
export type Field = (typeof fields)[number];
/** How much an occurrence in each field counts, in the order of `fields`. */
export type FieldWeights = readonly [name: number, aliases: number, questions: number, text: number];
