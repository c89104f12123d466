/**
 * One installer at a time in a store, across processes: a lock file with the holder's number and a heartbeat.
 * Promise: a lock whose holder died or has not stirred for a minute is broken; waiting ends by `signal`.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 10_000;
const staleMs = 60_000;
const retryMs = 300;

export interface LockOptions {
  readonly signal?: AbortSignal;
  /** Called once, when another process holds the lock. */
  readonly onWait?: () => void;
}

/** Resolves to the release. Rejects with the file system's error when the folder cannot be written. */
export async function acquireLock(folder: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, '.lock');
  const content = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  for (let waited = false; !(await create(file, content)); ) {
    if (await isStale(file)) await breakLock(file);
    else {
      if (!waited) options.onWait?.();
      waited = true;
      await sleep(retryMs, undefined, options.signal ? { signal: options.signal } : {});
    }
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, heartbeatMs);
  beat.unref();
  return async () => {
    clearInterval(beat);
    if ((await readFile(file, 'utf8').catch(() => '')) === content) await rm(file, { force: true });
  };
}

async function create(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return false;
  if (Date.now() - found.mtimeMs > staleMs) return true;
  const holder = parseHolder(await readFile(file, 'utf8').catch(() => ''));
  return holder !== undefined && holder.host === hostname() && !isAlive(holder.pid);
}

/** Only one breaks: the right to break is itself a file made exclusively, and the lock is looked at again under it. */
async function breakLock(file: string): Promise<void> {
  const right = `${file}.breaking`;
  if (!(await create(right, String(process.pid)))) {
    const found = await stat(right).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > staleMs) await rm(right, { force: true });
    await sleep(retryMs);
    return;
  }
  if (await isStale(file)) await rm(file, { force: true });
  await rm(right, { force: true });
}

/** Undefined while the holder is still writing the file. */
function parseHolder(text: string): { pid: number; host: string } | undefined {
  try {
    const holder = JSON.parse(text) as { pid?: unknown; host?: unknown };
    return typeof holder.pid === 'number' && typeof holder.host === 'string'
      ? { pid: holder.pid, host: holder.host }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
