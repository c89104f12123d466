/**
 * From the bytes Whisper writes to the Chinese that we hand on.
 * Promise: simplified characters, numbers and Latin letters kept, no broken characters, no spaces between Chinese ones.
 * Change with it: beam.ts (which tells hypotheses apart by `simplified`).
 */
import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;

/** Traditional characters written as simplified ones. */
export function simplified(text: string): string {
  convert ??= Converter({ from: 't', to: 'cn' });
  return convert?.(text) ?? text;
}

/** UTF-8 bytes, one character a byte, as text; half a character at the end is left out. */
export function fromBytes(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))).replaceAll('\uFFFD', '');
}

/** The text of a hypothesis: simplified, spaces only between Latin words, no punctuation at its ends. */
export function tidy(text: string): string {
  return simplified(text)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\p{Script=Latin}\d]) | (?=[^\p{Script=Latin}\d])/gu, '')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
}
