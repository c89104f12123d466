/**
 * Reads a file of evaluation questions: tab-separated, with a header; columns dialect, question, expected (or status) [, first, aspect, fact, …].
 * Promise: a missing column, a short row or a fact that cannot be read fails with its line number; `字×5000` is written out.
 * Change with it: knowledge-base/evaluation/README.md, facts.ts.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssistantError } from '../errors.js';
import { type ExpectedFact, parseFact } from './facts.js';

export interface EvaluationQuestion {
  readonly dialect: string;
  readonly question: string;
  /** Service ids, REFUSE or CLARIFY; any one counts. Empty where only the status counts. */
  readonly expected: readonly string[];
  /** Statuses of the answer, any one of which is right. */
  readonly statuses?: readonly string[];
  /** The one fact that is asked for. */
  readonly fact?: ExpectedFact;
  /** What was asked before in the same conversation; `question` goes on from it. */
  readonly first?: string;
  /** Aspects asked about; any one counts. */
  readonly aspects?: readonly string[];
  /** Absolute path of the recording, when the file names one. */
  readonly audio?: string;
  /** How it is to be spoken: plain, noise, slow or fast. */
  readonly style?: string;
  /** The voice that speaks it, where the file names one. */
  readonly voice?: string;
}

/** Throws `bad-request` naming the file and the line. */
export async function readQuestions(file: string): Promise<EvaluationQuestion[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AssistantError('bad-request', { detail: `${file} cannot be read`, cause });
  });
  const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split('\t').map((c) => c.trim());
  if (!columns.includes('question') || !(columns.includes('expected') || columns.includes('status')))
    throw new AssistantError('bad-request', {
      detail: `${file}: line 1 needs the columns dialect, question, expected`,
    });
  return rows.flatMap((row, i) => {
    if (!row.trim()) return [];
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    if (!cell('question') || !(cell('expected') || cell('status')))
      throw new AssistantError('bad-request', { detail: `${file}: line ${i + 2} lacks question or expected` });
    const fact = cell('fact') ? readFact(cell('fact'), cell('wrong'), `${file}: line ${i + 2}`) : undefined;
    return [
      {
        dialect: cell('dialect'),
        question: writtenOut(cell('question')),
        expected: alternatives(cell('expected')),
        ...(cell('status') && { statuses: alternatives(cell('status')) }),
        ...(fact && { fact }),
        ...(cell('first') && { first: cell('first') }),
        ...(cell('aspect') && { aspects: alternatives(cell('aspect')) }),
        ...(cell('audio') && { audio: resolve(dirname(file), cell('audio')) }),
        ...(cell('style') && { style: cell('style') }),
        ...(cell('voice') && { voice: cell('voice') }),
      },
    ];
  });
}

const alternatives = (cell: string): string[] => (cell ? cell.split('|').map((e) => e.trim()) : []);

/** `字×5000` is that text 5,000 times. */
function writtenOut(question: string): string {
  const { text = '', times = '' } = /^(?<text>.+)×(?<times>\d{2,5})$/u.exec(question)?.groups ?? {};
  return text ? text.repeat(Number(times)) : question;
}

function readFact(fact: string, wrong: string, where: string): ExpectedFact {
  try {
    return parseFact(fact, wrong);
  } catch (cause) {
    throw new AssistantError('bad-request', { detail: `${where}: a fact that cannot be read`, cause });
  }
}
