/**
 * Errors as people and programs see them: one shape, one HTTP status a code.
 * Promise: never a stack, a path or a word of the person in a reply; what Express and its parsers throw is mapped too.
 * Change with it: server/errors.ts (the compiler asks for a status of every new code).
 */
import type { ErrorRequestHandler, Response } from 'express';
import { AssistantError, type ErrorCode, errorMessages, toAssistantError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { ErrorReply } from './protocol.js';

const statuses: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'question-empty': 400,
  'question-too-long': 413,
  'audio-empty': 400,
  'audio-too-long': 413,
  'audio-unreadable': 400,
  'audio-unsupported': 415,
  'too-many-requests': 429,
  'too-large': 413,
  'not-found': 404,
  'origin-refused': 403,
  'model-missing': 503,
  'model-corrupt': 503,
  'engine-failed': 500,
  'engine-timeout': 504,
  aborted: 409,
  'knowledge-invalid': 500,
  'storage-failed': 507,
  'config-invalid': 500,
  internal: 500,
};

/** Codes travel through the turn's events as plain strings. */
export const knownCode = (code: string): ErrorCode => (code in errorMessages ? (code as ErrorCode) : 'internal');

export const toErrorReply = (code: ErrorCode): ErrorReply => ({ error: { code, message: errorMessages[code] } });

export function sendError(res: Response, code: ErrorCode, status: number = statuses[code]): void {
  if (res.headersSent) res.destroy();
  else res.status(status).json(toErrorReply(code));
}

/** The last handler of the app. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const parser = parserError(thrown);
    const error = parser?.error ?? toAssistantError(thrown);
    const status = parser?.status ?? statuses[error.code];
    const level = status >= 500 ? 'error' : 'info';
    // The pattern of the route, not the path: people type words into addresses too.
    const route = String(req.route?.path ?? '');
    logger[level](
      { method: req.method, route, status, code: error.code, ...(status >= 500 && { err: error }) },
      'request refused',
    );
    sendError(res, error.code, status);
  };
}

/** What body parsers and the router throw: an Error with a 4xx `status`. */
function parserError(thrown: unknown): { error: AssistantError; status: number } | undefined {
  if (thrown instanceof AssistantError || !(thrown instanceof Error) || !('status' in thrown)) return undefined;
  const status = Number(thrown.status);
  if (status === 413) return { error: new AssistantError('too-large', { cause: thrown }), status };
  if (status >= 400 && status < 500) return { error: new AssistantError('bad-request', { cause: thrown }), status };
  return undefined;
}
