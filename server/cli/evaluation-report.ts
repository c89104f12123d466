/**
 * What of an evaluation may be shown: the wrong open questions, and of the scored part figures only.
 * Promise: a scored question's words, expectation or answer never come out unless `showScored`.
 * Change with it: question-part.ts, evaluate.ts.
 */
import type { TurnResult } from '../turn/turn-events.js';
import { partOf } from './question-part.js';
import type { EvaluationQuestion } from './questions.js';
import { isOneSentence, type Scored } from './score.js';
import type { Share } from './share.js';

/** Whether a question may be shown. */
export function mayShow(row: EvaluationQuestion, { showScored }: { readonly showScored: boolean }): boolean {
  return showScored || partOf(row.question) === 'open';
}

/** One line a wrong question, or a fact not or wrongly said, that may be shown, and one that counts the others. */
export function wrongQuestions(scored: readonly Scored[], options: { readonly showScored: boolean }): string[] {
  const wrong = scored.filter((s) => !s.correct || failsFact(s) || isUnmannerly(s));
  const shown = wrong.filter((s) => mayShow(s.row, options));
  const kept = wrong.length - shown.length;
  return [
    ...shown.map((one) => {
      const { row, answer } = one;
      const asked = row.first ? `${row.first} … ${row.question}` : row.question;
      const expected = [...row.expected, ...(row.statuses ?? [])].join('|');
      const outcome = `${answer.status} ${answer.service ?? ''} (expected ${expected})`;
      return [
        `✗ ${shortened(asked)} → ${outcome}`,
        ...(failsFact(one) ? [factLine(one)] : []),
        ...(isUnmannerly(one) ? [`    not one sentence: ${spokenText(one)}`] : []),
      ].join('\n');
    }),
    ...(kept > 0 ? [`✗ ${kept} wrong questions of the scored part, not shown`] : []),
  ];
}

const failsFact = ({ fact }: Scored): boolean => fact !== undefined && (!fact.said || fact.wrong.length > 0);

/** Where the status alone counts and nothing is answered, one sentence is to be said. */
const isUnmannerly = ({ row, answer }: Scored): boolean =>
  row.statuses !== undefined && !['answered', 'clarify'].includes(answer.status) && !isOneSentence(answer);

const spokenText = ({ answer }: Scored): string => answer.spoken.map((s) => s.text).join('');

function factLine(one: Scored): string {
  const { fact } = one;
  return [
    `    not said: ${fact?.said ? '-' : fact?.missing.join('&') || 'in an answer about the service'}`,
    `    wrong: ${fact?.wrong.join('; ') || '-'}`,
    `    said: ${spokenText(one)}`,
  ].join('\n');
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The shares of a summary, one line each, those with most wrong first; full ones are only counted. */
export function shareLines(shares: Readonly<Record<string, Share>>): string[] {
  const all = Object.entries(shares);
  const missed = all.filter(([, s]) => s.correct < s.total);
  missed.sort(([, a], [, b]) => b.total - b.correct - (a.total - a.correct));
  return [
    ...missed.map(([name, { correct, total }]) => `${name} ${correct}/${total}`),
    `${all.length - missed.length} of ${all.length} without a wrong one`,
  ];
}

/** What `--rows` writes of a question, one line of JSON. */
export function rowLine({ row, ...one }: Scored, { question, need, timings }: TurnResult): string {
  return JSON.stringify({
    dialect: one.dialect,
    ...(row.first && { first: row.first }),
    question: row.question,
    expected: row.expected,
    ...(row.statuses && { statuses: row.statuses }),
    correct: one.correct,
    heard: question?.heard ?? '',
    understood: question?.standard ?? '',
    identified: one.identified,
    status: one.answer.status,
    service: one.answer.service ?? null,
    aspect: one.aspect ?? null,
    candidates: need?.candidates.slice(0, 3).map(({ id, score }) => ({ id, score })) ?? [],
    spoken: one.answer.spoken.map((s) => s.text),
    citations: one.answer.citations,
    ...(one.fact && { fact: one.fact }),
    unsourcedFigures: one.unsourced,
    seconds: one.seconds,
    timings,
  });
}
