/**
 * Builds the pages with Vite when dist/ is older than the sources.
 * Promise: the mark is written last, so that a build cut short is made again.
 * Change with it: vite.config.ts.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const mark = 'dist/.built-from';
/** All that a page is made of. */
const inputs = ['client', 'server/channels/protocol.ts', 'vite.config.ts', 'package-lock.json'];

/** Says whether it built. */
export async function buildPages(root = process.cwd()): Promise<boolean> {
  const now = await fingerprint(root);
  const file = join(root, mark);
  if (existsSync(file) && (await readFile(file, 'utf8')) === now) return false;
  process.stderr.write('Building the pages …\n');
  await build({ logLevel: 'warn', configFile: join(root, 'vite.config.ts') });
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(file, now);
  return true;
}

async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of await filesBelow(root, input)) {
      hash
        .update(file)
        .update('\0')
        .update(await readFile(join(root, file)))
        .update('\0');
    }
  return hash.digest('hex');
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(root.length + 1))
    .sort();
}
