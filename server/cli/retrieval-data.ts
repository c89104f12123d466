/**
 * The files of a retrieval benchmark: passages, questions, and which passages answer which question.
 * Promise: a line that cannot be read is named with its file and number. Formats: corpus as JSON lines {id, name, content}, questions
 * as `id TAB text`, answers as `question id TAB 0 TAB passage id TAB 1`; any of them may be gzipped.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import type { IndexDocument } from '../knowledge/retrieval/document.js';

export interface BenchQuestion {
  readonly id: string;
  readonly text: string;
  /** Ids of the passages that answer it; at least one. */
  readonly right: ReadonlySet<string>;
}

const passage = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  content: z.string(),
});

/** What a law's name is followed by. */
const article = /第[零〇一二三四五六七八九十百千\d]+条.*$/;

export const readCorpus = (file: string): Promise<IndexDocument[]> =>
  mapLines(file, (line): IndexDocument => {
    const { id, name, content } = passage.parse(JSON.parse(line));
    return { id, kind: 'article', name, aliases: [], questions: [], text: content, source: name.replace(article, '') };
  });

/** Questions for which an answer is known, in the order of their file. */
export async function readBenchQuestions(queries: string, qrels: string): Promise<BenchQuestion[]> {
  const right = new Map<string, Set<string>>();
  for (const [question, answer] of await mapLines(qrels, answerOf)) {
    const answers = right.get(question) ?? new Set();
    right.set(question, answers.add(answer));
  }
  const asked = await mapLines(queries, (line) => cells(line, 2));
  return asked.flatMap(([id = '', text = '']) => {
    const answers = right.get(id);
    return answers ? [{ id, text, right: answers }] : [];
  });
}

function answerOf(line: string): [string, string] {
  const [question = '', , answer = ''] = cells(line, 4);
  return [question, answer];
}

function cells(line: string, count: number): string[] {
  const found = line.split('\t');
  if (found.length < count) throw new RangeError(`${count} columns are needed`);
  return found;
}

async function mapLines<T>(file: string, read: (line: string) => T): Promise<T[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AssistantError('bad-request', { detail: `${basename(file)} cannot be read`, cause });
  });
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, i) => {
    if (!line.trim()) return [];
    try {
      return [read(line.replace(/\r$/, ''))];
    } catch (cause) {
      throw new AssistantError('bad-request', {
        detail: `${basename(file)}, line ${i + 1} is not as it should be`,
        cause,
      });
    }
  });
}
