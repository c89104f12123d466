/** Builds the phone page into a folder of its own, once for all tests of a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll } from 'vitest';

export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'phone-page-'));
  afterAll(() => rmSync(outDir, { recursive: true }));
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'warn', build: { outDir } });
  return outDir;
}
