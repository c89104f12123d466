/**
 * Half a line for each stage's trace: what it decided, in figures and names, never the person's words.
 * Change with it: turn-events.ts.
 */
import type { Answer, Need, Passage, Question, Transcript } from './turn.js';
import type { StageName, StageOutputs } from './turn-events.js';

const notes: { [S in StageName]: (output: StageOutputs[S]) => string } = {
  recognise: (t: Transcript) =>
    `confidence ${t.confidence.toFixed(2)}, no speech ${t.noSpeech.toFixed(2)}, ${t.hypotheses.length} hypotheses`,
  normalise: (q: Question) =>
    `${q.dialect.code} (${q.dialect.source}), ${q.repaired === q.heard ? 'as heard' : 'repaired'}, ${q.rewrites.length} rewrites`,
  understand: (n: Need) =>
    `${n.decision} ${n.topic?.id ?? n.candidates.map((c) => `${c.id} ${c.score.toFixed(2)}`).join(', ')}; ${n.aspect}`,
  retrieve: (p: readonly Passage[]) =>
    p
      .slice(0, 5)
      .map((x) => `${x.id} ${x.score.toFixed(2)}`)
      .join(', '),
  compose: (a: Answer) => `${a.status}, ${a.spoken.length} sentences`,
  check: (a: Answer) => `${a.status}, ${a.spoken.length} sentences kept`,
  speak: (s) => `${s.chunks} pieces`,
};

/** The note of one stage's output. */
export function traceNote<S extends StageName>(stage: S, output: StageOutputs[S]): string {
  return (notes[stage] as (o: StageOutputs[S]) => string)(output);
}
