/**
 * Reads a folder of laws as they lie there (Markdown or text in UTF-8), for checking what guides cite.
 * Promise: the order is that of the paths; nothing is written. Importing is policy-store.ts.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawText } from './law-text.js';
import { readLawText } from './read-law-text.js';

export interface LawFile {
  /** The path below the folder. */
  readonly file: string;
  readonly law: LawText;
}

/** Every .md and .txt file below `folder` that has a title; rejects with the file system's error when it cannot be read. */
export async function readLaws(folder: string): Promise<LawFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(md|txt)$/.test(name)).sort();
  const laws: LawFile[] = [];
  for (const file of names) {
    const law = readLawText(file, await readFile(join(folder, file), 'utf8'));
    if (law.title) laws.push({ file, law });
  }
  return laws;
}
