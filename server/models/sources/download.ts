/**
 * Fetches one file over HTTP, going on where an earlier try stopped.
 * Promise: the file appears whole or not at all; a wrong size or hash is `model-corrupt` and not kept; silence for a minute ends a try.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AssistantError } from '../../errors.js';
import { sha256Of, sizeOf } from '../hashing.js';

const tries = 3;
const silenceMs = 60_000;

export interface RemoteFile {
  readonly url: string;
  readonly bytes?: number;
  readonly sha256?: string;
  /** Changes when the file does. */
  readonly tag: string;
}
export interface DownloadOptions {
  readonly onBytes: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Asks for the headers only; undefined when the file is not there. Redirects are not followed: the hub itself tells size and hash. */
export async function describeFile(url: string, signal?: AbortSignal): Promise<RemoteFile | undefined> {
  const response = await request(
    url,
    { method: 'HEAD', redirect: 'manual' },
    either(AbortSignal.timeout(silenceMs), signal),
  );
  if (response.status === 404 || response.status === 401 || response.status === 403) return undefined;
  if (response.status >= 400) throw unreachable(url, `answers ${response.status}`);
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const redirected = response.status >= 300;
  const bytes =
    header('x-linked-size') ?? (redirected || header('content-encoding') ? undefined : header('content-length'));
  const tag = (header('x-linked-etag') ?? header('etag') ?? '').replace(/^W\/|"/g, '');
  return {
    url,
    tag,
    ...(bytes ? { bytes: Number(bytes) } : {}),
    ...(/^[0-9a-f]{64}$/.test(tag) ? { sha256: tag } : {}),
  };
}

/** `target` that is there already counts as fetched when its size (and hash) fit. */
export async function downloadFile(remote: RemoteFile, target: string, options: DownloadOptions): Promise<void> {
  const there = await sizeOf(target);
  if (there !== undefined && there === remote.bytes && (!remote.sha256 || (await sha256Of(target)) === remote.sha256))
    return options.onBytes(there);
  await mkdir(dirname(target), { recursive: true });
  const mark = createHash('sha256').update(`${remote.url} ${remote.tag}`).digest('hex').slice(0, 8);
  const part = `${target}.${mark}.part`;
  // What a broken try counted may not all have reached the disk: each try begins by setting the count to what is there.
  let counted = 0;
  const count = (bytes: number) => {
    counted += bytes;
    options.onBytes(bytes);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      await fetchInto(remote, part, { ...options, onBytes: count }, (have) => count(have - counted));
      break;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (attempt === tries || isFinal(error)) throw error;
    }
  }
  await check(remote, part);
  await rename(part, target);
}

async function fetchInto(
  remote: RemoteFile,
  part: string,
  { onBytes, signal }: DownloadOptions,
  startAt: (have: number) => void,
): Promise<void> {
  // Where the size is not known, nobody can say whether the part is whole: it starts anew.
  const have = remote.bytes === undefined ? 0 : ((await sizeOf(part)) ?? 0);
  startAt(have);
  if (have && have === remote.bytes) return;
  const headers: Record<string, string> = {
    'accept-encoding': 'identity',
    ...(have ? { range: `bytes=${have}-` } : {}),
  };
  const silence = new AbortController();
  const any = either(silence.signal, signal);
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await request(remote.url, { headers }, any);
    if (!response.ok || !response.body) throw unreachable(remote.url, `answers ${response.status}`);
    const goesOn = response.status === 206;
    if (!goesOn) startAt(0);
    const counter = new Transform({
      transform(piece: Buffer, _encoding, done) {
        timer.refresh();
        onBytes(piece.length);
        done(null, piece);
      },
    });
    const file = createWriteStream(part, { flags: goesOn ? 'a' : 'w' });
    await pipeline(Readable.fromWeb(response.body as ReadableStream), counter, file, { signal: any });
  } finally {
    clearTimeout(timer);
  }
}

async function check(remote: RemoteFile, part: string): Promise<void> {
  const bytes = await sizeOf(part);
  const sizeWrong = remote.bytes !== undefined && bytes !== remote.bytes;
  if (!sizeWrong && (!remote.sha256 || (await sha256Of(part)) === remote.sha256)) return;
  await rm(part, { force: true });
  const what = sizeWrong ? `${bytes} bytes, ${remote.bytes} expected` : `another sha256 than ${remote.sha256}`;
  throw new AssistantError('model-corrupt', { detail: `${remote.url} has ${what}; refused and removed` });
}

async function request(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal });
  } catch (cause) {
    throw unreachable(url, 'cannot be reached', cause);
  }
}

const either = (own: AbortSignal, given: AbortSignal | undefined) => (given ? AbortSignal.any([own, given]) : own);

/** A full disk does not get better by trying again. */
const isFinal = (error: unknown) => (error as NodeJS.ErrnoException)?.code === 'ENOSPC';

const unreachable = (url: string, what: string, cause?: unknown) =>
  new AssistantError('model-missing', { detail: `the hub ${what} (${url})`, retryable: true, cause });
