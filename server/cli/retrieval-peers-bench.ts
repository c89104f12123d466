/** Asks the other libraries what our index was asked, and measures them alike. Change with it: retrieval-peers.ts. */
import type { IndexDocument } from '../knowledge/retrieval/document.js';
import type { Measured, OurSide } from './retrieval-bench.js';
import { costOf, timed } from './retrieval-cost.js';
import type { BenchQuestion } from './retrieval-data.js';
import type { AskedQuestion } from './retrieval-ours.js';
import { peers } from './retrieval-peers.js';
import { scoreRankings } from './retrieval-scores.js';

export type PeerMeasured = Measured & {
  readonly questions: number;
  readonly buildSeconds: number;
  readonly memoryMB: number;
};

export async function benchPeers(
  documents: readonly IndexDocument[],
  questions: readonly BenchQuestion[],
  { asked, vectors }: OurSide,
  { note, few }: { readonly note: (text: string) => void; readonly few: number },
): Promise<Record<string, PeerMeasured>> {
  // Evenly spread, so that the few stand for all.
  const chosen = questions.flatMap((_, i) =>
    Math.floor((i * few) / questions.length) !== Math.floor(((i - 1) * few) / questions.length) ? [i] : [],
  );
  const results: Record<string, PeerMeasured> = {};
  for (const create of peers) {
    const peer = create();
    note(`building and asking: ${peer.name}`);
    const cost = await costOf(() => peer.build(documents, vectors));
    const { found, ...times } = await timed(
      chosen.map((i) => asked[i] as AskedQuestion),
      (q) => peer.search(q.text, q.vector),
    );
    results[peer.name] = {
      ...scoreRankings(
        chosen.map((i) => questions[i] as BenchQuestion),
        found,
      ),
      ...times,
      questions: chosen.length,
      buildSeconds: cost.seconds,
      memoryMB: cost.memoryMB,
    };
  }
  return results;
}
