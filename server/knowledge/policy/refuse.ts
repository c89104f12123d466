/** A file that is not taken in: the reason in words for an official, saying what to do. The file's name is added by the import. */
import { AssistantError } from '../../errors.js';

export function refusal(reason: string, cause?: unknown): AssistantError {
  return new AssistantError('knowledge-invalid', { detail: reason, cause });
}

/** Other people's file names in our messages: no control characters, no endless ones. */
export function printable(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}]/gu, '?')].slice(0, 200).join('');
}
