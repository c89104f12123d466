import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookNowAndThen, watchFolder } from '../../../server/live/watch-folder.js';

describe.each([
  ['with the system', watchFolder],
  ['by looking', (folder: string, changed: () => void) => lookNowAndThen(folder, changed, 20)],
])('a watched folder, %s', (_, watch) => {
  let folder: string;
  let end = () => {};
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watched-'));
    await mkdir(join(folder, 'services'));
    await writeFile(join(folder, 'services', 'a.md'), 'one');
  });
  afterEach(async () => {
    end();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['a file below it is written', () => writeFile(join(folder, 'services', 'a.md'), 'another')],
    ['a file comes', () => writeFile(join(folder, 'services', 'b.md'), 'two')],
    ['a file goes', () => rm(join(folder, 'services', 'a.md'))],
    ['a file is renamed', () => rename(join(folder, 'services', 'a.md'), join(folder, 'services', 'c.md'))],
  ])('tells when %s', async (_what, change) => {
    const changed = vi.fn();
    end = watch(folder, changed);
    await new Promise((done) => setTimeout(done, 150));
    changed.mockClear();
    await change();
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), 5000);
  });
});

it('a folder that is not there is looked for, not fatal', async () => {
  const end = watchFolder(join(tmpdir(), 'no-such-folder-to-watch'), vi.fn());
  end();
});
