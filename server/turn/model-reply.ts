/**
 * Reads the sentences out of a model's reply while it still comes in.
 * Promise: each sentence once, as soon as its object is complete; throws on another shape, on too much, and on a reply that ends early.
 * Change with it: prompts/answer.md, compose-from-model.ts, reason-from-model.ts.
 */
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import type { SpokenSentence } from './turn.js';

export const mostSentences = 3;

/** `standard`: the same in plain Mandarin; equal to `text` where no dialect is spoken. */
const sentence = z.object({
  text: z.string().min(1).max(120),
  standard: z.string().min(1).max(120),
  passages: z.array(z.string()).min(1).max(6),
});
/** What the endpoint is asked for. */
export const answerSchema: object = z.toJSONSchema(z.object({ sentences: z.array(sentence).max(mostSentences) }));
/** What is taken: a model that speaks plain Mandarin may leave `standard` out. */
const taken = sentence.extend({ standard: sentence.shape.standard.optional() });

/** Characters; a model that goes on and on is stopped. */
const mostText = 6000;

/** Pieces of text in, sentences out. The last one to come is yielded last, after the whole reply was seen to be complete. */
export async function* readSentences(pieces: AsyncIterable<string>): AsyncIterable<SpokenSentence> {
  let text = '';
  let at = -1;
  let count = 0;
  for await (const piece of pieces) {
    text += piece;
    if (text.length > mostText) throw broken('too long');
    if (at < 0) at = startOf(text);
    while (at >= 0) {
      const end = objectEnd(text, at);
      if (end < 0) break;
      if (count++ < mostSentences) yield readOne(text.slice(text.indexOf('{', at), end));
      at = end;
    }
  }
  const closed = /^\s*\]\s*\}/u.test(at < 0 ? '' : text.slice(at));
  if (!closed) throw broken(at < 0 ? 'no sentences' : 'cut off');
}

/** Behind the bracket that opens the list. */
function startOf(text: string): number {
  const match = /"sentences"\s*:\s*\[/u.exec(text);
  return match ? match.index + match[0].length : -1;
}

/** Behind the object that starts next; -1 while it is not complete or there is none. */
function objectEnd(text: string, from: number): number {
  const start = /^[\s,]*\{/u.exec(text.slice(from));
  if (!start) return -1;
  let depth = 0;
  let quoted = false;
  for (let i = from + start[0].length - 1; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i + 1;
  }
  return -1;
}

function readOne(json: string): SpokenSentence {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    throw broken('not JSON', cause);
  }
  const result = taken.safeParse(raw);
  if (!result.success) throw broken('another shape', result.error);
  const [text, standard] = [finished(result.data.text), finished(result.data.standard ?? result.data.text)];
  const { passages } = result.data;
  return standard === text ? { text, passages } : { text, standard, passages };
}

/** One line with a full stop. */
const finished = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return /[。！？!?]$/u.test(line) ? line : `${line.replace(/[，,；;、]$/u, '')}。`;
};

const broken = (why: string, cause?: unknown): AssistantError =>
  new AssistantError('engine-failed', { stage: 'compose', detail: `the model's reply: ${why}`, cause });
