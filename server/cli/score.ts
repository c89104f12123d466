/**
 * Judges answered evaluation questions and adds them up.
 * Promise: pure; a service counts only when it was answered, first, and expected.
 * Change with it: evaluate.ts.
 */
import { unsourcedFigures } from '../safety/figures.js';
import type { Answer, Passage } from '../turn/turn.js';
import type { EvaluationQuestion } from './questions.js';
import { roundFour, type Share, share } from './share.js';

const refused = new Set(['out-of-scope', 'declined', 'not-covered']);

/** Whether any expected outcome was met. */
export function isCorrect(expected: readonly string[], answer: Answer): boolean {
  return expected.some((e) => {
    if (e === 'REFUSE') return refused.has(answer.status);
    if (e === 'CLARIFY') return answer.status === 'clarify';
    return answer.status === 'answered' && answer.service === e;
  });
}

/** Figures said that no cited passage holds; `source` finds a passage by id. */
export function countUnsourced(answer: Answer, source: (id: string) => Passage | undefined): number {
  if (answer.status !== 'answered') return 0;
  return answer.spoken.reduce((sum, sentence) => {
    const text = sentence.passages.flatMap((id) => source(id)?.text ?? []).join('\n');
    return sum + unsourcedFigures(sentence.text, text).length;
  }, 0);
}

export interface Scored {
  readonly row: EvaluationQuestion;
  readonly dialect: string;
  readonly answer: Answer;
  readonly correct: boolean;
  readonly unsourced: number;
  readonly seconds: number;
  /** The code of the dialect that the turn worked with; `none` when it came to none. */
  readonly identified: string;
  /** What about the service the question was understood to ask. */
  readonly aspect?: string;
}

/** The summary that `npm run evaluate` prints. A row that several services are right for counts for each. */
export function summarise(scored: readonly Scored[]) {
  const right = (rows: readonly Scored[]) => share(rows, (r) => r.correct);
  const expects = (e: string) => scored.filter((s) => s.row.expected.includes(e));
  const inScope = scored.filter((s) => !s.row.expected.some((e) => e === 'REFUSE' || e === 'CLARIFY'));
  const withAspect = scored.filter((s) => s.row.aspects);
  return {
    ...right(scored),
    services: right(inScope),
    byDialect: each(scored, (s) => [s.dialect], right),
    byService: each(inScope, (s) => s.row.expected, right),
    ...(withAspect.length > 0 && {
      aspects: share(withAspect, (s) => s.row.aspects?.includes(s.aspect ?? '') ?? false),
    }),
    refusals: { ...right(expects('REFUSE')), wrong: inScope.filter((s) => refused.has(s.answer.status)).length },
    clarifications: {
      ...right(expects('CLARIFY')),
      wrong: inScope.filter((s) => s.answer.status === 'clarify').length,
    },
    unheard: scored.filter((s) => s.answer.status === 'unheard').length,
    unsourcedFigures: scored.reduce((sum, s) => sum + s.unsourced, 0),
    secondsPerQuestion: roundFour(scored.reduce((sum, s) => sum + s.seconds, 0) / Math.max(1, scored.length)),
  };
}

/** The share of the rows under each key, keys in order. */
function each(
  rows: readonly Scored[],
  keysOf: (row: Scored) => readonly string[],
  rate: (rows: readonly Scored[]) => Share,
): Record<string, Share> {
  const keys = [...new Set(rows.flatMap(keysOf))].sort();
  return Object.fromEntries(keys.map((k) => [k, rate(rows.filter((r) => keysOf(r).includes(k)))]));
}
