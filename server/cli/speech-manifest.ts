/**
 * Reads a list of recordings: tab-separated, with a header; columns file, dialect, reference_text [, source, note …].
 * Promise: paths are taken relative to the list; a missing column or cell fails with its line.
 * Change with it: bench-speech.ts.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssistantError } from '../errors.js';

export interface Recording {
  /** Absolute path. */
  readonly file: string;
  readonly dialect: string;
  readonly reference: string;
  /** false: the text was made by a machine, so no error rate can be told from it. */
  readonly trusted: boolean;
}

/** Folders of corpora whose texts are recognitions, not transcriptions. */
const machineMade = /^wenetspeech-/;

/** Throws `bad-request` naming the file and the line. */
export async function readManifest(file: string): Promise<Recording[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AssistantError('bad-request', { detail: `${file} cannot be read`, cause });
  });
  const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split('\t').map((c) => c.trim());
  const at = (name: string) => {
    const index = columns.indexOf(name);
    if (index < 0)
      throw new AssistantError('bad-request', {
        detail: `${file}: line 1 needs the columns file, dialect, reference_text`,
      });
    return index;
  };
  const [path, dialect, reference] = [at('file'), at('dialect'), at('reference_text')];
  return rows.flatMap((row, i) => {
    if (!row.trim()) return [];
    const cells = row.split('\t').map((c) => c.trim());
    if (!cells[path] || !cells[reference])
      throw new AssistantError('bad-request', { detail: `${file}: line ${i + 2} lacks file or reference_text` });
    return [
      {
        file: resolve(dirname(file), cells[path]),
        dialect: cells[dialect] || 'unknown',
        reference: cells[reference],
        trusted: !machineMade.test(cells[path]),
      },
    ];
  });
}
