/**
 * Whisper's tokens: special ones, those never to be said, and what each token writes.
 * Promise: works for any multilingual Whisper; throws model-corrupt when the vocabulary lacks what decoding needs.
 * Change with it: model-files.ts (where the JSON comes from), beam.ts (which reads what may be said).
 */
import { WhisperTokenizer } from '@xenova/transformers';
import { AssistantError } from '../../../errors.js';

export interface Vocabulary {
  readonly size: number;
  readonly endOfText: number;
  readonly noSpeech: number;
  /** Tokens that may be said at all. */
  readonly sayable: Int32Array;
  /** 1 where a token is not to come first. */
  readonly suppressedFirst: Uint8Array;
  /** Opens the answer: start, language, task, no timestamps. Its first token is where "no speech" is read. */
  prompt(language: string): readonly number[];
  /** Does the vocabulary know this language? */
  speaks(language: string): boolean;
  /** Tokens that make the model expect `text` to have gone before; at most `most`. */
  preceding(text: string, most: number): readonly number[];
  /** UTF-8 bytes that a token writes, one character a byte; empty for special tokens. */
  bytes(token: number): string;
}

export interface VocabularyFiles {
  readonly tokenizer: unknown;
  readonly tokenizerConfig: unknown;
  readonly suppressTokens: readonly number[];
  readonly beginSuppressTokens: readonly number[];
  readonly size: number;
}

export function createVocabulary(files: VocabularyFiles): Vocabulary {
  const tokenizer = new WhisperTokenizer(files.tokenizer, files.tokenizerConfig);
  const ids = (tokenizer.model as unknown as { tokens_to_ids: Map<string, number> }).tokens_to_ids;
  const written = new Array<string>(files.size).fill('');
  const endOfText = special('<|endoftext|>');
  for (const [token, id] of ids) if (id < endOfText) written[id] = toBytes(token);

  function special(...names: string[]): number {
    for (const name of names) {
      const id = ids.get(name);
      if (id !== undefined) return id;
    }
    throw new AssistantError('model-corrupt', { detail: `the Whisper vocabulary has no ${names.join(' or ')}` });
  }

  const suppressed = new Uint8Array(files.size);
  for (const id of files.suppressTokens) suppressed[id] = 1;
  // Everything above the text but the end: languages, tasks, timestamps.
  suppressed.fill(1, endOfText + 1);
  for (let id = 0; id < endOfText; id++) if (isForeign(written[id] ?? '')) suppressed[id] = 1;
  const suppressedFirst = new Uint8Array(files.size);
  for (const id of files.beginSuppressTokens) suppressedFirst[id] = 1;

  const start = special('<|startoftranscript|>');
  const previous = special('<|startofprev|>');
  const task = [special('<|transcribe|>'), special('<|notimestamps|>')];
  return {
    size: files.size,
    endOfText,
    noSpeech: special('<|nospeech|>', '<|nocaptions|>'),
    sayable: Int32Array.from(suppressed.keys()).filter((id) => suppressed[id] === 0),
    suppressedFirst,
    prompt: (language) => [start, special(`<|${language}|>`), ...task],
    speaks: (language) => ids.has(`<|${language}|>`),
    preceding(text, most) {
      const tokens: number[] = text === '' ? [] : tokenizer.encode(text, null, { add_special_tokens: false });
      return tokens.length === 0 ? [] : [previous, ...tokens.slice(0, most)];
    },
    bytes: (token) => written[token] ?? '',
  };
}

/**
 * Letters of other scripts, and words of small Latin letters: nobody speaks them at a counter here, they are only ever
 * made up. Capitals stay (ETC, APP, CT), and so do one or two small letters.
 */
function isForeign(bytes: string): boolean {
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  return /[^\p{Script=Han}\p{Script=Latin}\P{L}]|[a-zà-ÿ]{3}/u.test(text) && !text.includes('\uFFFD');
}

/** Byte-level BPE writes each byte as a printable character: GPT-2's table, read backwards. */
function toBytes(token: string): string {
  return Array.from(token, (c) => byteOf().get(c) ?? '').join('');
}

let table: Map<string, string> | undefined;

function byteOf(): Map<string, string> {
  if (table) return table;
  table = new Map();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    table.set(String.fromCharCode(printable ? byte : next++), String.fromCharCode(byte));
  }
  return table;
}
