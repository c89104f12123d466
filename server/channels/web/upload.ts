/**
 * Reads a recording out of a request: the body itself (audio/*) or the field `audio` of a form.
 * Promise: never holds more than `maxBytes`; throws AssistantError (audio-too-long, audio-empty, bad-request).
 * Change with it: turns-route.ts.
 */
import busboy from 'busboy';
import type { Request } from 'express';
import { AssistantError } from '../../errors.js';

export interface Upload {
  readonly bytes: Uint8Array;
  /** Other fields of the form; empty for a plain body. */
  readonly fields: Readonly<Record<string, string>>;
}

export async function readBody(req: Request, maxBytes: number): Promise<Upload> {
  if (req.headers['content-encoding']) throw new AssistantError('bad-request', { detail: 'compressed body' });
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of req as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) throw tooLong(maxBytes);
      parts.push(part);
    }
  } catch (thrown) {
    throw thrown instanceof AssistantError ? thrown : new AssistantError('aborted', { cause: thrown });
  }
  return { bytes: Buffer.concat(parts), fields: {} };
}

export function readForm(req: Request, maxBytes: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const limits = {
      files: 1,
      fields: 8,
      parts: 9,
      fieldNameSize: 40,
      fieldSize: 200,
      fileSize: maxBytes,
      headerPairs: 20,
    };
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: req.headers, limits });
    } catch (cause) {
      return reject(new AssistantError('bad-request', { detail: 'not a form', cause }));
    }
    const fields: Record<string, string> = {};
    const parts: Buffer[] = [];
    let found = false;
    const fail = (error: AssistantError) => {
      req.unpipe(form);
      req.resume();
      reject(error);
    };
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (name, file) => {
      if (name !== 'audio') return file.resume();
      found = true;
      file.on('data', (part: Buffer) => parts.push(part));
      file.on('limit', () => fail(tooLong(maxBytes)));
      return file;
    });
    form.on('error', (cause) => fail(new AssistantError('bad-request', { detail: 'broken form', cause })));
    form.on('close', () => {
      if (found) resolve({ bytes: Buffer.concat(parts), fields });
      else fail(new AssistantError('audio-empty', { detail: 'no file in the field "audio"' }));
    });
    req.on('aborted', () => fail(new AssistantError('aborted')));
    req.pipe(form);
  });
}

const tooLong = (maxBytes: number) => new AssistantError('audio-too-long', { detail: `more than ${maxBytes} bytes` });
