/**
 * A segment on disk: one file, named by the hash of what it holds, never written to again.
 * Promise: there whole or not at all; a damaged one is `knowledge-invalid`; a full or locked disk is `storage-failed`.
 * Layout: the segment's bytes (../segment-bytes.ts), then their SHA-256.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../../../errors.js';
import { storageFailure } from '../../policy/store/atomic-file.js';
import type { Segment } from '../segment.js';
import { segmentFromBytes, segmentToBytes } from '../segment-bytes.js';

const digestBytes = 32;

/** Gives the file's name below the folder. */
export async function writeSegment(folder: string, segment: Segment): Promise<string> {
  const pieces = segmentToBytes(segment);
  const digest = pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest();
  const name = `${digest.toString('hex').slice(0, 24)}.segment`;
  const partial = join(folder, `.new-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(partial, 'w');
    try {
      for (const piece of [...pieces, digest]) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, join(folder, name));
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw storageFailure(name, cause);
  }
  return name;
}

/** The arrays are views over the file's bytes. O(bytes), for the checksum. */
export async function readSegment(folder: string, name: string): Promise<Segment> {
  const read = await readFile(join(folder, name)).catch((cause: unknown) => {
    throw new AssistantError('knowledge-invalid', { detail: `${name} of the index is not there`, cause });
  });
  const bytes = read.byteOffset % 8 === 0 ? read : new Uint8Array(read);
  const body = bytes.subarray(0, -digestBytes);
  const digest = createHash('sha256').update(body).digest();
  if (!digest.equals(bytes.subarray(-digestBytes)))
    throw new AssistantError('knowledge-invalid', { detail: `${name} of the index is damaged: it will be made anew` });
  return segmentFromBytes(body);
}
