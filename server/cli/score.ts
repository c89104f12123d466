/**
 * Judges answered evaluation questions: the outcome, the fact, the manners, the figures.
 * Promise: pure; a service counts only when it was answered, first, and expected; a fact only in an answer about its service.
 * Change with it: evaluation-summary.ts (which adds them up), facts.ts, evaluate.ts.
 */
import { unsourcedFigures } from '../safety/figures.js';
import type { Answer, AnswerStatus, Passage } from '../turn/turn.js';
import { type FactJudgement, judgeFact } from './facts.js';
import type { EvaluationQuestion } from './questions.js';

const refusals: ReadonlySet<AnswerStatus> = new Set(['out-of-scope', 'declined', 'not-covered']);

export const isRefused = ({ status }: Answer): boolean => refusals.has(status);

/** Whether any expected outcome was met. An answer may end with a question back and is still an answer. */
export function isCorrect({ expected, statuses = [] }: Expectation, answer: Answer): boolean {
  if (statuses.includes(answer.status)) return true;
  return expected.some((e) => {
    if (e === 'REFUSE') return isRefused(answer);
    if (e === 'CLARIFY') return answer.status === 'clarify';
    return answer.status === 'answered' && answer.service === e;
  });
}
type Expectation = Pick<EvaluationQuestion, 'expected' | 'statuses'>;

/** What was said, in standard wording, one sentence a line. */
export const spokenStandard = ({ spoken }: Answer): string => spoken.map((s) => s.standard ?? s.text).join('\n');

/** The row's fact in what was said; undefined for a row without one. Said counts only in an answer about the row's service. */
export function judgeRow({ fact, expected }: EvaluationQuestion, answer: Answer): FactJudgement | undefined {
  if (!fact) return undefined;
  const judged = judgeFact(fact, spokenStandard(answer));
  const itsOwn = answer.status === 'answered' && (!answer.service || expected.includes(answer.service));
  return { ...judged, said: judged.said && itsOwn };
}

/** Whether exactly one whole sentence is said, as it should be where nothing is answered. */
export function isOneSentence({ spoken }: Answer): boolean {
  return spoken.length === 1 && /^[^。！？]+[。！？]$/.test(spoken[0]?.text ?? '');
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
  /** Ids of the services that were thought of, best first. */
  readonly candidates?: readonly string[];
  readonly fact?: FactJudgement;
}
