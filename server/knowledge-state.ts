/**
 * All that is known at one moment, with the stages built over it, kept up to date with the folder it comes from.
 * Promise: one state is whole and never changes; a file that is wrong leaves the state before in place; a guide whose time comes or
 * goes at midnight does so without a restart.
 * Change with it: live/value.ts, knowledge/files.ts, stages.ts.
 */
import type { DialectPack } from './dialect/pack.js';
import { createRepair, type Repair } from './dialect/repair.js';
import { fixedSentences } from './dialogue/wording.js';
import type { LearnedStore } from './knowledge/classify/learned.js';
import { type FilesRead, readLibrary, readPacks } from './knowledge/files.js';
import { createIndexMemory } from './knowledge/index-memory.js';
import type { Library } from './knowledge/library.js';
import { repairSource } from './knowledge/repair-source.js';
import { buildSearchIndex, type SearchIndex } from './knowledge/search-index.js';
import { dayInChina } from './knowledge/validity.js';
import { type Later, later } from './live/later.js';
import { type Live, openLive } from './live/value.js';
import { watchFolder } from './live/watch-folder.js';
import type { Embedder } from './ports/embedder.js';
import type { Stages } from './turn/run-turn.js';

/** What the stages are built over. */
export interface Known {
  readonly library: Library;
  readonly packs: readonly DialectPack[];
  readonly index: SearchIndex;
  /** What is published while the server runs is mended by sound a moment later. */
  readonly repair: Later<Repair>;
  /** Sentences that are their own source. */
  readonly fixed: readonly string[];
}

export interface KnowledgeState extends Known {
  readonly stages: Stages;
}

export interface KnowledgeOptions {
  readonly folder: string;
  readonly embedder: Embedder | undefined;
  /** Keeps what is learned from the ways of asking; absent: learned at every start. */
  readonly store?: LearnedStore;
  stagesOf(known: Known): Stages;
  /** Told of what is about to be current, and how many milliseconds it took to make. */
  onChange(library: Library, ms: number): void;
  onTrouble(reason: unknown): void;
}

/** How often it is asked whether a new day has begun. */
const dayCheckMs = 30_000;

/** Throws `knowledge-invalid` when the folder holds nothing that can be used. */
export function openKnowledge(options: KnowledgeOptions): Promise<Live<KnowledgeState>> {
  const { folder, embedder, store, stagesOf, onChange, onTrouble } = options;
  const files: FilesRead = new Map();
  const memory = createIndexMemory();
  return openLive<KnowledgeState>({
    async load(before) {
      const from = performance.now();
      const today = dayInChina(new Date());
      const [library, packs] = await Promise.all([readLibrary(folder, today, files), readPacks(folder, files)]);
      if (before && sameKnowledge(before, { library, packs })) return before;
      const index = await buildSearchIndex(
        { guides: library.guides.values(), topics: library.topics, vague: library.vague },
        embedder,
        // What is published while the server runs is found by the other arms until the next start.
        { ...(before?.index.learned && { learned: before.index.learned }), ...(store && { store }) },
        memory,
      );
      const repair = later(
        () => createRepair(repairSource(library.guides.values(), library.topics, packs)),
        before?.repair,
      );
      const known = { library, packs, index, repair, fixed: fixedSentences(packs, library) };
      const state = { ...known, stages: stagesOf(known) };
      const ms = Math.round(performance.now() - from);
      if (before) onChange(library, ms);
      return state;
    },
    watch(changed) {
      const end = watchFolder(folder, changed);
      let day = dayInChina(new Date());
      const timer = setInterval(() => {
        const now = dayInChina(new Date());
        if (now !== day) changed();
        day = now;
      }, dayCheckMs).unref();
      return () => {
        end();
        clearInterval(timer);
      };
    },
    onTrouble,
  });
}

/** Files that have not changed give the same objects. */
function sameKnowledge(a: Pick<Known, 'library' | 'packs'>, b: Pick<Known, 'library' | 'packs'>): boolean {
  const parts = ({ library, packs }: typeof a) => [
    ...library.guides.values(),
    ...library.topics,
    ...library.vague,
    ...packs,
  ];
  const [before, after] = [parts(a), parts(b)];
  return before.length === after.length && before.every((part, i) => part === after[i]);
}
