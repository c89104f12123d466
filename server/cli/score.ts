/**
 * Judges answered evaluation questions and adds them up.
 * Promise: pure; a service counts only when it was answered, first, and expected.
 * Change with it: evaluate.ts.
 */
import { unsourcedFigures } from '../safety/figures.js';
import type { Answer, Passage } from '../turn/turn.js';
import type { EvaluationQuestion } from './questions.js';

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
}

interface Share {
  total: number;
  correct: number;
}

/** The summary that `npm run evaluate` prints. */
export function summarise(scored: readonly Scored[]) {
  const share = (rows: readonly Scored[]): Share & { accuracy: number | null } => {
    const correct = rows.filter((r) => r.correct).length;
    return { total: rows.length, correct, accuracy: rows.length > 0 ? round(correct / rows.length) : null };
  };
  const expects = (e: string) => scored.filter((s) => s.row.expected.includes(e));
  const inScope = scored.filter((s) => !s.row.expected.some((e) => e === 'REFUSE' || e === 'CLARIFY'));
  const dialects = [...new Set(scored.map((s) => s.dialect))].sort();
  return {
    ...share(scored),
    services: share(inScope),
    byDialect: Object.fromEntries(dialects.map((d) => [d, share(scored.filter((s) => s.dialect === d))])),
    refusals: { ...share(expects('REFUSE')), wrong: inScope.filter((s) => refused.has(s.answer.status)).length },
    clarifications: {
      ...share(expects('CLARIFY')),
      wrong: inScope.filter((s) => s.answer.status === 'clarify').length,
    },
    unheard: scored.filter((s) => s.answer.status === 'unheard').length,
    unsourcedFigures: scored.reduce((sum, s) => sum + s.unsourced, 0),
    secondsPerQuestion: round(scored.reduce((sum, s) => sum + s.seconds, 0) / Math.max(1, scored.length)),
  };
}

const round = (n: number) => Math.round(n * 10_000) / 10_000;
