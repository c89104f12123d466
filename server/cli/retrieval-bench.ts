/**
 * Our side of the retrieval benchmark: builds the index, saves and loads it, asks it in every way, learns in folds.
 * Promise: the embedding of passages is not counted as building; that of questions is counted in `whole` alone.
 * Change with it: bench-retrieval.ts, retrieval-ours.ts.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssistantError } from '../errors.js';
import { createIndex, type WritableIndex } from '../knowledge/retrieval/create-index.js';
import type { IndexDocument } from '../knowledge/retrieval/document.js';
import { embeddedTexts } from '../knowledge/retrieval/segment.js';
import { soundArm } from '../knowledge/retrieval/sound-arm.js';
import { indexFolder } from '../knowledge/retrieval/store/index-folder.js';
import { wordsArm } from '../knowledge/retrieval/words-arm.js';
import type { Embedder } from '../ports/embedder.js';
import { costOf, inMB, type Times, timed } from './retrieval-cost.js';
import type { BenchQuestion } from './retrieval-data.js';
import { type AskedQuestion, type Way, waysOf } from './retrieval-ours.js';
import { type RankingScores, scoreRankings } from './retrieval-scores.js';
import { rankInFolds } from './stard-ranking.js';
import { signsOf } from './stard-signs.js';

export type Measured = RankingScores & Times;
/** What is learned in folds is not timed. */
type WayMeasured = RankingScores & Partial<Times>;

export interface OurSide {
  readonly arms: Readonly<Record<string, WayMeasured>>;
  readonly index: Readonly<Record<string, number>>;
  /** One search as the product asks it, milliseconds. */
  readonly whole: Readonly<Record<string, Times>>;
  readonly built: WritableIndex;
  readonly vectors: readonly Float32Array[];
  readonly asked: readonly AskedQuestion[];
}

const folds = 5;
/** Passages that are found wrongly, for learning from: this many of the first. */
const hardest = 50;
/** Any day: the passages of a benchmark hold always. */
const today = '2026-01-01';

export async function benchOurs(
  documents: readonly IndexDocument[],
  questions: readonly BenchQuestion[],
  embedder: Embedder,
  { note, learned }: { readonly note: (text: string) => void; readonly learned: boolean },
): Promise<OurSide> {
  const vectors = await embedder.embed(documents.flatMap(embeddedTexts));
  note('building');
  const sound = soundArm();
  // Asked for all at once: the vectors are there.
  const built = createIndex({
    arms: [sound],
    embedder: { embed: async (texts) => (texts.length === 1 ? embedder.embed(texts) : vectors) },
  });
  const cost = await costOf(() => built.publish(documents));
  const kept = await keep(built);
  const asked: AskedQuestion[] = [];
  for (const { text } of questions) asked.push({ text, vector: (await embedder.embed([text]))[0] as Float32Array });

  const ids = built.snapshot.parts.flatMap(({ segment }) => segment.table.ids);
  const measure = async (way: Way) => {
    const { found, ...times } = await timed(asked, way);
    const rankings = found.map((ordinals) => ordinals.map((ordinal) => ids[ordinal] as string));
    return { found, measured: { ...scoreRankings(questions, rankings), ...times } };
  };
  const ways = waysOf(built.snapshot.admit({ today }), wordsArm, sound);
  const arms: Record<string, WayMeasured> = {};
  let found: readonly (readonly number[])[] = [];
  for (const [name, way] of Object.entries(ways)) {
    note(`asking: ${name}`);
    const result = await measure(way);
    arms[name] = result.measured;
    found = result.found;
  }
  if (learned) {
    note('learning in folds');
    const ordinals = new Map(ids.map((id, i) => [id, i]));
    const parts = built.snapshot.admit({ today });
    const rankings = rankInFolds(
      {
        questions: asked.map((q) => q.vector),
        right: questions.map((q) => [...q.right].flatMap((id) => ordinals.get(id) ?? [])),
        found: found.map((f) => f.slice(0, hardest)),
        passages: vectors,
        ...signsOf(parts, wordsArm, asked, vectors),
      },
      folds,
    );
    arms.learned = scoreRankings(
      questions,
      rankings.map((ranking) => ranking.map((ordinal) => ids[ordinal] as string)),
    );
  }

  const search = (q: AskedQuestion, vector?: Float32Array) =>
    built.search({ text: q.text, ...(vector && { vector }) }, { limit: 10, today });
  const whole = {
    withEmbedding: await times(asked, (q) => search(q)),
    vectorGiven: await times(asked, (q) => search(q, q.vector)),
  };
  return {
    arms,
    index: {
      buildSeconds: cost.seconds,
      memoryMB: inMB(built.bytes),
      heldMB: cost.memoryMB,
      ...kept,
      publishSeconds: await publishOne(built),
    },
    whole,
    built,
    vectors,
    asked,
  };
}

/** Seconds from publishing one more passage until a search finds it. */
async function publishOne(index: WritableIndex): Promise<number> {
  const id = 'published-last';
  const text = '新发布的一段';
  const { seconds } = await costOf(async () => {
    await index.publish([{ id, kind: 'article', name: text, aliases: [], questions: [], text }]);
    const [hit] = await index.search({ text }, { limit: 1, today });
    if (hit?.document.id !== id) throw new AssistantError('internal', { detail: 'what was published is not found' });
  });
  await index.withdraw([id]);
  return seconds;
}

async function times(asked: readonly AskedQuestion[], ask: (q: AskedQuestion) => Promise<unknown>): Promise<Times> {
  const { found: _, ...measured } = await timed(asked, ask);
  return measured;
}

/** Saves and loads the index once. */
async function keep(index: WritableIndex): Promise<{ fileMB: number; saveSeconds: number; loadSeconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const saved = await costOf(() => indexFolder(folder, 'bench').write(index.snapshot.parts));
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    const loaded = await costOf(async () => void (await indexFolder(folder, 'bench').read()));
    return { fileMB: inMB(sizes.reduce((a, b) => a + b, 0)), saveSeconds: saved.seconds, loadSeconds: loaded.seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
