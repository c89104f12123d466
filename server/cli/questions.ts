/**
 * Reads a file of evaluation questions: tab-separated, with a header; columns dialect, question, expected [, first, aspect, audio, …].
 * Promise: a missing column or a short row fails with its line number.
 * Change with it: knowledge-base/evaluation/README.md.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssistantError } from '../errors.js';

export interface EvaluationQuestion {
  readonly dialect: string;
  readonly question: string;
  /** Service ids, REFUSE or CLARIFY; any one counts. */
  readonly expected: readonly string[];
  /** What was asked before in the same conversation; `question` goes on from it. */
  readonly first?: string;
  /** Aspects asked about; any one counts. */
  readonly aspects?: readonly string[];
  /** Absolute path of the recording, when the file names one. */
  readonly audio?: string;
  /** How it is to be spoken: plain, noise, slow or fast. */
  readonly style?: string;
}

/** Throws `bad-request` naming the file and the line. */
export async function readQuestions(file: string): Promise<EvaluationQuestion[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AssistantError('bad-request', { detail: `${file} cannot be read`, cause });
  });
  const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split('\t').map((c) => c.trim());
  for (const needed of ['question', 'expected'])
    if (!columns.includes(needed))
      throw new AssistantError('bad-request', {
        detail: `${file}: line 1 needs the columns dialect, question, expected`,
      });
  return rows.flatMap((row, i) => {
    if (!row.trim()) return [];
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    if (!cell('question') || !cell('expected'))
      throw new AssistantError('bad-request', { detail: `${file}: line ${i + 2} lacks question or expected` });
    return [
      {
        dialect: cell('dialect'),
        question: cell('question'),
        expected: alternatives(cell('expected')),
        ...(cell('first') && { first: cell('first') }),
        ...(cell('aspect') && { aspects: alternatives(cell('aspect')) }),
        ...(cell('audio') && { audio: resolve(dirname(file), cell('audio')) }),
        ...(cell('style') && { style: cell('style') }),
      },
    ];
  });
}

const alternatives = (cell: string): string[] => cell.split('|').map((e) => e.trim());
