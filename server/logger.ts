/**
 * Structured log (pino). Personal values may only stand under the keys listed here, which are cut out.
 * Promise: no words of a person, no key, no audio in the log. With level `silent` nothing is written.
 * Change with it: test/server/logger.test.ts.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Keys whose values never reach the log, at any of the first three levels. */
export const redactedKeys = [
  'text',
  'heard',
  'question',
  'repaired',
  'standard',
  'alternatives',
  'hypotheses',
  'spoken',
  'apiKey',
  'authorization',
  'cookie',
];

const paths = redactedKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** A logger for the process; tests pass their own destination. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: null, redact: { paths, censor: '[removed]' } }, destination ?? pino.destination(2));
}
