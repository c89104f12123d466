/**
 * A folder of prepared sentences, kept below a size: what was heard longest ago goes first.
 * Promise: files appear whole or not at all; a corrupt one is removed and counts as absent; nothing here throws because
 * of the disk: when it cannot write (full, read-only) it says so once and goes on without.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpeechChunk } from '../../../turn/turn.js';
import { decodePhrase, encodePhrase } from './phrase-file.js';

export interface PhraseStore {
  has(key: string): Promise<boolean>;
  read(key: string): Promise<SpeechChunk[] | undefined>;
  /** Resolves when the sentence is on disk, or when it is known that it cannot be. */
  write(key: string, chunks: readonly SpeechChunk[]): Promise<void>;
  /** false after the disk refused: writing is no longer tried. */
  readonly writable: boolean;
}

const ending = '.phrase';
/** What is removed at once when the folder is full, so that it is not swept for every sentence. */
const sweepTo = 0.9;
/** A half-written file of this age was left by a process that died. */
const staleMs = 3_600_000;

export function openPhraseStore(folder: string, maxBytes: number, onTrouble: (error: unknown) => void): PhraseStore {
  let writable = true;
  let total: number | undefined;
  let serial = 0;
  const pathOf = (key: string) => join(folder, key + ending);

  async function sweep(): Promise<number> {
    const files = await Promise.all((await readdir(folder)).map((name) => describe(join(folder, name))));
    const phrases = files.filter((f) => f.path.endsWith(ending)).sort((a, b) => a.mtime - b.mtime);
    for (const f of files)
      if (f.path.endsWith('.part') && Date.now() - f.mtime > staleMs) await rm(f.path, { force: true });
    let bytes = phrases.reduce((sum, f) => sum + f.bytes, 0);
    if (bytes <= maxBytes) return bytes;
    for (const oldest of phrases) {
      if (bytes <= maxBytes * sweepTo) break;
      await rm(oldest.path, { force: true });
      bytes -= oldest.bytes;
    }
    return bytes;
  }

  return {
    get writable() {
      return writable;
    },
    has: (key) =>
      stat(pathOf(key)).then(
        (s) => s.isFile() && s.size > 0,
        () => false,
      ),
    async read(key) {
      const bytes = await readFile(pathOf(key)).catch(() => undefined);
      if (!bytes) return undefined;
      const chunks = decodePhrase(bytes);
      if (!chunks) await rm(pathOf(key), { force: true }).catch(() => {});
      else {
        const now = new Date();
        void utimes(pathOf(key), now, now).catch(() => {});
      }
      return chunks;
    },
    async write(key, chunks) {
      if (!writable) return;
      const bytes = encodePhrase(chunks);
      if (bytes.length > maxBytes) return;
      const part = `${pathOf(key)}.${process.pid}-${serial++}.part`;
      try {
        if (total === undefined) {
          await mkdir(folder, { recursive: true });
          total = await sweep();
        }
        await writeFile(part, bytes);
        await rename(part, pathOf(key));
        total += bytes.length;
        if (total > maxBytes) total = await sweep();
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        // Several writes may fail together: the first one says so.
        if (writable) onTrouble(error);
        writable = false;
      }
    },
  };
}

async function describe(path: string): Promise<{ path: string; bytes: number; mtime: number }> {
  const s = await stat(path).catch(() => undefined);
  return { path, bytes: s?.size ?? 0, mtime: s?.mtimeMs ?? 0 };
}
