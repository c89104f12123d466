/** Asks the other libraries what our index was asked, and measures them alike. Change with it: retrieval-peers.ts. */
import type { IndexDocument } from '../knowledge/retrieval/document.js';
import type { Measured, OurSide } from './retrieval-bench.js';
import { costOf, timed } from './retrieval-cost.js';
import type { BenchQuestion } from './retrieval-data.js';
import { peers } from './retrieval-peers.js';
import { scoreRankings } from './retrieval-scores.js';

export type PeerMeasured = Measured & { readonly buildSeconds: number; readonly memoryMB: number };

export async function benchPeers(
  documents: readonly IndexDocument[],
  questions: readonly BenchQuestion[],
  { asked, vectors }: OurSide,
  note: (text: string) => void,
): Promise<Record<string, PeerMeasured>> {
  const results: Record<string, PeerMeasured> = {};
  for (const create of peers) {
    const peer = create();
    note(`building and asking: ${peer.name}`);
    const cost = await costOf(() => peer.build(documents, vectors));
    const { found, p50, p95 } = await timed(asked, (q) => peer.search(q.text, q.vector));
    results[peer.name] = {
      ...scoreRankings(questions, found),
      p50,
      p95,
      buildSeconds: cost.seconds,
      memoryMB: cost.memoryMB,
    };
  }
  return results;
}
