/**
 * The one index of everything that can be cited, guides and imported policies together, kept on disk and up to date.
 * Promise: it opens in the background and is absent until then; a policy that cannot be read, or a damaged index, costs the
 * articles, never the answers of the guides.
 * Change with it: knowledge/retrieval, knowledge-state.ts, stages.ts.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from './knowledge/library.js';
import { toCitation as citationOf } from './knowledge/policy/citation.js';
import type { PolicyDocument } from './knowledge/policy/document.js';
import { catalogueName, readPolicies } from './knowledge/policy/store/policy-store.js';
import { guideDocuments, policyDocuments } from './knowledge/retrieval/documents.js';
import type { HybridIndex } from './knowledge/retrieval/hybrid-index.js';
import { bringUpToDate, openKnowledgeIndex } from './knowledge/retrieval/store/open-index.js';
import type { Embedder } from './ports/embedder.js';
import type { Citation } from './turn/turn.js';

export interface PassageIndex {
  readonly index: HybridIndex;
  citation(articleId: string): Citation | undefined;
  /** Takes up what has changed in the guides and in the folder of policies. */
  update(library: Library): Promise<void>;
}

export interface PassageIndexOptions {
  /** Folder of the imported policies. */
  readonly policies: string;
  /** Where the index is kept. */
  readonly folder: string;
  readonly library: Library;
  readonly embedder: Embedder | undefined;
  readonly model: string;
  warn(problem: string): void;
}

/** Undefined where no policy is imported: then the guides alone are asked. */
export async function openPassageIndex(options: PassageIndexOptions): Promise<PassageIndex | undefined> {
  const { policies: from, folder, library, embedder, model, warn } = options;
  if (!(await stat(join(from, catalogueName)).catch(() => undefined))) return undefined;
  let rules = await readRules(from);
  const index = await openKnowledgeIndex({
    folder,
    documents: [...guideDocuments(library), ...rules.documents],
    ...(embedder && { embedder }),
    model,
    warn,
  });
  return {
    index,
    citation: (id) => rules.citations.get(id),
    async update(now) {
      rules = await readRules(from);
      await bringUpToDate(index, [...guideDocuments(now), ...rules.documents]);
    },
  };
}

async function readRules(folder: string) {
  const policies = await readPolicies(folder);
  return {
    documents: policyDocuments(policies),
    citations: new Map(policies.flatMap((policy) => citationsOf(policy))),
  };
}

function citationsOf(policy: PolicyDocument): [string, Citation][] {
  return policyDocuments([policy]).map((document, i) => [document.id, citationOf(policy, policy.articles[i]?.label)]);
}
