/**
 * Which half of the evaluation questions one belongs to: open ones may be looked at, scored ones are only counted.
 * Promise: depends on the words alone, not on spaces, punctuation, file or order; the same on every machine.
 * Change with it: nothing; another rule would mix what was looked at with what was not.
 */
import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const questionParts = ['open', 'scored'] as const;
export type QuestionPart = (typeof questionParts)[number];

/** By the first byte of the SHA-256 of the NFC text without spaces and punctuation. */
export function partOf(question: string): QuestionPart {
  const words = question.normalize('NFC').replace(/[\s\p{P}]/gu, '');
  return (createHash('sha256').update(words).digest()[0] ?? 0) < 128 ? 'open' : 'scored';
}

const own = fileURLToPath(new URL('../../knowledge-base/evaluation', import.meta.url));

/** Whether the scored half of a file is kept from view: true of the project's own questions, not of someone else's file. */
export function keepsScoredBack(file: string): boolean {
  return !/^\.\.([/\\]|$)/.test(relative(own, resolve(file)));
}
