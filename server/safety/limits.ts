/**
 * Bounds on what a person may send, as pure functions: length of a question, pace of a stream, whose address it is.
 * Promise: throws AssistantError (question-empty, question-too-long); nothing here reads a clock but the bucket's own.
 * Change with it: server/channels (which applies them), server/config.ts (which sets them).
 */
import { AssistantError } from '../errors.js';

/** The question without control characters and outer space. `maxChars` counts code points. */
export function checkQuestion(text: string, maxChars: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point.
  const question = text.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\ufeff]+/g, ' ').trim();
  if (question === '') throw new AssistantError('question-empty');
  if ([...question].length > maxChars)
    throw new AssistantError('question-too-long', { detail: `more than ${maxChars} characters` });
  return question;
}

/** A leaky bucket: takes `capacity` at once and `perSecond` for ever. `now` in milliseconds. */
export function createBucket(capacity: number, perSecond: number, now: () => number = Date.now): () => boolean {
  let level = 0;
  let at = now();
  /** True when one more fits. */
  return () => {
    const time = now();
    level = Math.max(0, level - ((time - at) / 1000) * perSecond);
    at = time;
    if (level + 1 > capacity) return false;
    level += 1;
    return true;
  };
}

/**
 * The client's address behind `proxies` trusted reverse proxies: what the outermost trusted one saw.
 * `forwardedFor` is the header as received; with 0 proxies it is not believed.
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined, proxies: number): string {
  const hops = [
    remote ?? '',
    ...(forwardedFor ?? '')
      .split(',')
      .map((a) => a.trim())
      .filter(Boolean)
      .reverse(),
  ];
  return hops[Math.min(proxies, hops.length - 1)] ?? '';
}
