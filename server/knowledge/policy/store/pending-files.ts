/**
 * Writes below one folder that can still be taken back: until `keep`, `undo` puts every file back as it was.
 * Promise: undoing goes on when one file cannot be put back.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DiskCalls, writeWhole } from './atomic-file.js';

export function pendingFiles(folder: string, disk: DiskCalls) {
  /** What was there before; undefined: nothing. */
  const before = new Map<string, string | undefined>();
  /** What is there now, of those. */
  const now = new Map<string, string | undefined>();
  const remember = async (file: string) => {
    if (before.has(file)) return;
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    before.set(file, text);
    now.set(file, text);
  };
  return {
    async write(file: string, text: string): Promise<void> {
      await remember(file);
      if (now.get(file) === text) return;
      now.set(file, text);
      await writeWhole(join(folder, file), text, disk);
    },
    async remove(file: string): Promise<void> {
      await remember(file);
      now.set(file, undefined);
      await disk.rm(join(folder, file), { force: true });
    },
    keep(): void {
      before.clear();
      now.clear();
    },
    async undo(): Promise<void> {
      // New files go first: they make room for the old ones.
      const entries = [...before].sort(([, a], [, b]) => (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1));
      before.clear();
      now.clear();
      for (const [file, text] of entries) {
        const path = join(folder, file);
        const done = text === undefined ? disk.rm(path, { force: true }) : writeWhole(path, text, disk);
        await done.catch(() => undefined);
      }
    },
  };
}
