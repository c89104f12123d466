/** Hashes and checks files piece by piece, whatever their size. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AssistantError } from '../errors.js';

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The file's length in bytes; undefined when it is not there or no file. */
export async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

export interface Expected {
  readonly bytes: number;
  readonly sha256: string;
}

/** Why the file is not the expected one; undefined when it is. Sizes are compared first, being free. */
export async function difference(file: string, expected: Expected): Promise<string | undefined> {
  const bytes = await sizeOf(file);
  if (bytes === undefined) return `${basename(file)} is absent`;
  if (bytes !== expected.bytes) return `${basename(file)} has ${bytes} bytes, ${expected.bytes} expected`;
  const sha256 = await sha256Of(file);
  return sha256 === expected.sha256 ? undefined : `${basename(file)} has sha256 ${sha256}, ${expected.sha256} expected`;
}

/** Removes the file and throws `model-corrupt` unless it is the expected one. */
export async function refuseUnlessExpected(file: string, expected: Expected, origin: string): Promise<void> {
  const wrong = await difference(file, expected);
  if (!wrong) return;
  const removed = (await sizeOf(file)) === undefined ? '' : '; refused and removed';
  await rm(file, { force: true });
  throw new AssistantError('model-corrupt', { detail: `${origin}: ${wrong}${removed}` });
}
