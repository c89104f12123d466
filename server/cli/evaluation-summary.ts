/**
 * Adds up judged evaluation questions: the figures that `npm run evaluate` prints.
 * Promise: pure; a row that several services are right for counts for each; parts without rows are left out.
 * Change with it: score.ts, knowledge-base/evaluation/README.md.
 */
import { isOneSentence, isRefused, type Scored } from './score.js';
import { roundFour, type Share, share } from './share.js';

/** Whole figures, then per dialect and per service. */
export function summarise(scored: readonly Scored[]) {
  const inScope = scored.filter(expectsService);
  const withAspect = scored.filter((s) => s.row.aspects);
  const withFact = scored.filter((s) => s.fact);
  const withStatus = scored.filter((s) => s.row.statuses);
  return {
    ...right(scored),
    services: services(inScope),
    byDialect: each(scored, (s) => [s.dialect], dialectFigures),
    byService: each(inScope, (s) => s.row.expected, right),
    ...(withAspect.length > 0 && {
      aspects: share(withAspect, (s) => s.row.aspects?.includes(s.aspect ?? '') ?? false),
    }),
    ...(withFact.length > 0 && { facts: facts(withFact) }),
    ...(withStatus.length > 0 && { statuses: statuses(withStatus) }),
    ...outcomes(scored),
    errors: scored.filter((s) => s.answer.status === 'error' && !s.row.statuses?.includes('error')).length,
    unheard: scored.filter((s) => s.answer.status === 'unheard').length,
    unsourcedFigures: scored.reduce((sum, s) => sum + s.unsourced, 0),
    secondsPerQuestion: seconds(scored.map((s) => s.seconds)),
  };
}

const right = (rows: readonly Scored[]): Share => share(rows, (r) => r.correct);
const expectsService = ({ row }: Scored): boolean =>
  row.expected.length > 0 && !row.expected.some((e) => e === 'REFUSE' || e === 'CLARIFY');

/** `first`, `firstThree`: where the right service stands among those thought of, whatever was answered. */
function services(inScope: readonly Scored[]) {
  const among = (n: number) =>
    share(inScope, (s) => (s.candidates ?? []).slice(0, n).some((id) => s.row.expected.includes(id)));
  return { ...right(inScope), first: among(1), firstThree: among(3) };
}

/** Refused and asked back: how many of those that should be were (`correct` of `total`), and of services that should not (`wrong`). */
function outcomes(scored: readonly Scored[]) {
  const expects = (e: string) => scored.filter((s) => s.row.expected.includes(e));
  const inScope = scored.filter(expectsService);
  return {
    refusals: { ...right(expects('REFUSE')), wrong: inScope.filter((s) => isRefused(s.answer)).length },
    clarifications: {
      ...right(expects('CLARIFY')),
      wrong: inScope.filter((s) => s.answer.status === 'clarify').length,
    },
  };
}

function dialectFigures(rows: readonly Scored[]) {
  const inScope = rows.filter(expectsService);
  const withFact = rows.filter((s) => s.fact);
  return {
    ...right(rows),
    ...(inScope.length > 0 && { services: services(inScope) }),
    ...outcomes(rows),
    ...(withFact.length > 0 && { facts: facts(withFact) }),
  };
}

function facts(rows: readonly Scored[]) {
  const { total, correct: said, accuracy } = share(rows, (s) => s.fact?.said ?? false);
  return { total, said, share: accuracy, wrongValue: rows.filter((s) => (s.fact?.wrong.length ?? 0) > 0).length };
}

/** Rows whose status alone counts; where nothing was answered, one sentence is to be said. */
function statuses(rows: readonly Scored[]) {
  const notAnswered = rows.filter((s) => s.answer.status !== 'answered' && s.answer.status !== 'clarify');
  return { ...right(rows), oneSentence: share(notAnswered, (s) => isOneSentence(s.answer)) };
}

function seconds(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => roundFour(sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0);
  const mean = roundFour(sorted.reduce((sum, s) => sum + s, 0) / Math.max(1, sorted.length));
  return { mean, p50: at(0.5), p95: at(0.95) };
}

/** The figures of the rows under each key, keys in order. */
function each<T>(
  rows: readonly Scored[],
  keysOf: (row: Scored) => readonly string[],
  figures: (rows: readonly Scored[]) => T,
): Record<string, T> {
  const keys = [...new Set(rows.flatMap(keysOf))].sort();
  return Object.fromEntries(keys.map((k) => [k, figures(rows.filter((r) => keysOf(r).includes(k)))]));
}
