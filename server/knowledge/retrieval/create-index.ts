/**
 * A hybrid index in memory: segments that never change, and a snapshot of them that is swapped in one assignment.
 * Promise: platform-free. Writers take turns; a reader sees all of a publication or nothing of it; small segments are merged
 * after writing, without holding readers up. What a writer changes is handed to `save` before its promise resolves.
 * Change with it: snapshot.ts, merge-plan.ts, store/open-index.ts.
 */
import { AssistantError } from '../../errors.js';
import type { Embedder } from '../../ports/embedder.js';
import type { TokenArm } from './arm.js';
import type { IndexDocument } from './document.js';
import type { HybridIndex, IndexQuery } from './hybrid-index.js';
import { mergeSmall } from './merge-plan.js';
import { living } from './merge-segments.js';
import { type Asked, searchSnapshot } from './search.js';
import { buildSegment, embeddedTexts, segmentBytes } from './segment.js';
import { createSnapshot, type Part, type Snapshot } from './snapshot.js';
import { segmentLimit } from './token-postings.js';
import { without } from './without.js';
import { wordsArm } from './words-arm.js';

export interface IndexOptions {
  /** Absent: words alone. */
  readonly embedder?: Embedder;
  /** Beside the words: by sound, … */
  readonly arms?: readonly TokenArm[];
  /** Moves a question's vector to where its answers lie (learned from pairs of both). */
  readonly mapQuery?: (vector: Float32Array) => Float32Array;
  /** What the index starts with. */
  readonly parts?: readonly Part[];
  /** Called with all parts after each change, in order. */
  readonly save?: (parts: readonly Part[]) => Promise<void>;
}

export interface WritableIndex extends HybridIndex {
  /** What readers see now. */
  readonly snapshot: Snapshot;
  /** Joins segments until there are as few as can be. */
  compact(): Promise<void>;
}

export function createIndex({ embedder, arms = [], mapQuery, parts = [], save }: IndexOptions = {}): WritableIndex {
  const tokenArms = [wordsArm, ...arms];
  let snapshot = createSnapshot(parts);
  let turn: Promise<unknown> = Promise.resolve();

  /** One writer after the other; a failed one does not stop the next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const show = async (next: readonly Part[]): Promise<void> => {
    if (next === snapshot.parts) return;
    snapshot = createSnapshot(next);
    await save?.(next);
  };
  const tidy = () => inTurn(async () => show(await mergeSmall(snapshot.parts))).catch(() => undefined);

  return {
    get snapshot() {
      return snapshot;
    },
    get size() {
      return snapshot.parts.reduce((sum, part) => sum + living(part), 0);
    },
    get bytes() {
      return snapshot.parts.reduce((sum, { segment, gone }) => sum + segmentBytes(segment) + (gone?.length ?? 0), 0);
    },
    async search(query, options) {
      const seen = snapshot;
      const asked = await askedOf(query, embedder, mapQuery, options.signal);
      if (options.signal?.aborted) throw new AssistantError('aborted');
      return searchSnapshot(seen, tokenArms, asked, options);
    },
    async publish(documents) {
      // Of two under one id the later counts, as in two publications.
      const distinct = [...new Map(documents.map((d) => [d.id, d])).values()];
      await inTurn(async () => {
        // Within the turn: what is withdrawn while its vectors are made must stay withdrawn.
        const vectors = embedder && (await vectorsOf(embedder, distinct));
        const like = snapshot.parts[0]?.segment;
        const fresh: Part[] = [];
        for (let from = 0; from < distinct.length; from += segmentLimit) {
          const piece = <T>(all: readonly T[]) => all.slice(from, from + segmentLimit);
          const source = {
            documents: piece(distinct),
            ...(vectors && { vectors: piece(vectors) }),
            ...(like && { like }),
          };
          fresh.push({ segment: buildSegment(source, tokenArms) });
        }
        if (fresh.length > 0)
          await show([
            ...without(
              snapshot.parts,
              distinct.map((d) => d.id),
            ),
            ...fresh,
          ]);
      });
      void tidy();
    },
    withdraw: (ids) => inTurn(() => show(without(snapshot.parts, ids))),
    compact: () => inTurn(async () => show(await mergeSmall(snapshot.parts, segmentLimit))),
  };
}

async function vectorsOf(embedder: Embedder, documents: readonly IndexDocument[]): Promise<Float32Array[][]> {
  const texts = documents.map(embeddedTexts);
  const vectors = await embedder.embed(texts.flat());
  let next = 0;
  return texts.map((own) => own.map(() => vectors[next++] as Float32Array));
}

async function askedOf(
  { text, wordings = text === undefined ? [] : [{ text, weight: 1 }], vector }: IndexQuery,
  embedder: Embedder | undefined,
  mapQuery: IndexOptions['mapQuery'],
  signal: AbortSignal | undefined,
): Promise<Asked> {
  const heaviest = wordings.reduce(
    (best, w) => (w.weight > best.weight ? w : best),
    wordings[0] ?? { text: '', weight: 0 },
  );
  const own =
    vector ?? (heaviest.text ? (await embedder?.embed([heaviest.text], signal ? { signal } : {}))?.[0] : undefined);
  return { wordings, ...(own && { vector: mapQuery ? mapQuery(own) : own }) };
}
