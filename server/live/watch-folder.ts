/**
 * Tells when something below a folder has changed: files written, renamed or removed.
 * Promise: several changes at once are one; where the system cannot watch (a network folder), it looks every few seconds; it
 * never keeps the process alive.
 * Change with it: value.ts.
 */
import { watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds without a further change before it is told: an editor writes a file in several steps. */
const settleMs = 100;
/** Milliseconds between two looks where the system does not tell. */
const lookMs = 3000;

/** Returns what ends it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settleMs).unref();
  };
  let end: () => void;
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, tell);
    watcher.on('error', () => {
      watcher.close();
      end = lookNowAndThen(folder, tell);
    });
    end = () => watcher.close();
  } catch {
    end = lookNowAndThen(folder, tell);
  }
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** The same without the system's help. */
export function lookNowAndThen(folder: string, tell: () => void, everyMs = lookMs): () => void {
  let before: string | undefined;
  const look = async () => {
    const now = await stampOf(folder);
    if (before !== undefined && now !== before) tell();
    before = now;
  };
  void look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return () => clearInterval(timer);
}

/** Names, times and sizes of all files, as one string; what vanishes meanwhile is left out. */
async function stampOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const stamps = await Promise.all(
    names.sort().map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.isFile() ? `${name} ${found.mtimeMs} ${found.size}` : '';
    }),
  );
  return stamps.join('\n');
}
