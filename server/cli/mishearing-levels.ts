/**
 * Asks the hybrid index misheard questions, level by level: with what was heard alone, with what was decoded, by sound alone, and
 * with all of it in one ranking, as the product does.
 * Promise: one index for all; the same questions at every level; ratios are to the same way of asking at 0 %.
 * Change with it: bench-mishearing.ts, server/knowledge/retrieval/homophones.ts.
 */
import type { SoundMerge } from '../dialect/pack.js';
import { createIndex } from '../knowledge/retrieval/create-index.js';
import type { IndexDocument } from '../knowledge/retrieval/document.js';
import { createHomophoneDecoder } from '../knowledge/retrieval/homophones.js';
import { seededRandom } from '../knowledge/retrieval/query-map-random.js';
import { soundArm } from '../knowledge/retrieval/sound-arm.js';
import type { Embedder } from '../ports/embedder.js';
import { characterErrors } from './character-errors.js';
import { createMishear, type OutsideErrors } from './mishear-text.js';
import { type HeardQuestion, type WayName, waysOfMishearing } from './mishearing-ways.js';
import { percentiles } from './percentiles.js';
import { costOf, timed } from './retrieval-cost.js';
import type { BenchQuestion } from './retrieval-data.js';
import { type RankingScores, scoreRankings } from './retrieval-scores.js';

export interface MishearingBench {
  readonly documents: readonly IndexDocument[];
  readonly questions: readonly BenchQuestion[];
  readonly embedder: Embedder;
  readonly merges: readonly SoundMerge[];
  readonly outsideErrors: OutsideErrors;
  readonly seed: number;
}

/** Shares of the characters that are misheard; the first is what the others are compared with. */
const levels = [0, 0.15, 0.3, 0.5] as const;
const outside = 1 / 3;

interface LevelResult {
  readonly wrongCharacters: { readonly heard: number; readonly decoded: number };
  readonly arms: Readonly<Record<string, RankingScores & { readonly ofClean?: number }>>;
}

export async function benchMishearing(
  { documents, questions, embedder, merges, outsideErrors, seed }: MishearingBench,
  note: (text: string) => void,
) {
  const index = createIndex({ embedder, arms: [soundArm({ merges })] });
  const indexCost = await costOf(() => index.publish(documents));
  await index.compact();
  note(`index built in ${indexCost.seconds} s`);
  const texts = documents.flatMap((d) => [d.name, d.text]);
  let decode: (heard: string) => string = (heard) => heard;
  const decoder = await costOf(() => {
    const learned = createHomophoneDecoder({ texts });
    decode = (heard) => learned(heard, { merges });
  });
  note(`decoder learned in ${decoder.seconds} s`);

  const mishear = createMishear(texts, merges);
  const ways = waysOfMishearing(index, merges);
  const decodeTimes: number[] = [];
  const searchTimes: number[] = [];
  const clean = new Map<WayName, number>();
  const measured: Record<string, LevelResult> = {};
  for (const share of levels) {
    const random = seededRandom(seed);
    const asked: HeardQuestion[] = [];
    for (const { text } of questions) {
      const heard = mishear(text, { share, outside, outsideErrors }, random);
      const start = performance.now();
      const decoded = decode(heard);
      decodeTimes.push(performance.now() - start);
      const [first, second = first] = await embedder.embed(decoded === heard ? [heard] : [heard, decoded]);
      asked.push({ heard, decoded, vectors: [first, second] as HeardQuestion['vectors'] });
    }
    const arms: Record<string, RankingScores & { ofClean?: number }> = {};
    for (const [name, way] of Object.entries(ways) as [WayName, (typeof ways)[WayName]][]) {
      const { found, p50, p95 } = await timed(asked, way);
      if (name === 'all') searchTimes.push(p50, p95);
      const scores = scoreRankings(questions, found);
      if (share === 0) clean.set(name, scores['R@10']);
      const ofClean = Math.round((scores['R@10'] / (clean.get(name) || 1)) * 1000) / 1000;
      arms[name] = { ...scores, ...(share > 0 && { ofClean }) };
    }
    measured[`${share * 100}%`] = {
      wrongCharacters: {
        heard: errorRate(questions, asked, (q) => q.heard),
        decoded: errorRate(questions, asked, (q) => q.decoded),
      },
      arms,
    };
    note(`${share * 100} %: ${JSON.stringify(arms.all)}`);
  }
  return {
    levels: measured,
    decoder: { learnSeconds: decoder.seconds, memoryMB: decoder.memoryMB, milliseconds: percentiles(decodeTimes) },
    /** Of the ranking of all, by level. */
    searchMilliseconds: searchTimes,
  };
}

function errorRate(
  questions: readonly BenchQuestion[],
  asked: readonly HeardQuestion[],
  textOf: (q: HeardQuestion) => string,
): number {
  let [errors, length] = [0, 0];
  for (const [i, { text }] of questions.entries()) {
    const found = characterErrors(text, textOf(asked[i] as HeardQuestion));
    errors += found.errors;
    length += found.length;
  }
  return Math.round((errors / Math.max(1, length)) * 1000) / 1000;
}
