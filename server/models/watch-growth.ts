/** Tells how many bytes a folder holds while a client that shows no progress of its own fills it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const everyMs = 500;

/** Calls `tell` with the sum of the sizes of all files below `folder` until the returned function is called. */
export function watchGrowth(folder: string, tell: (bytes: number) => void): () => void {
  let on = true;
  const look = async () => {
    const bytes = await folderBytes(folder);
    if (on) tell(bytes);
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => {
    on = false;
    clearInterval(timer);
  };
}

export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          (s) => s.size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
