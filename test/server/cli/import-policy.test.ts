import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/model-store.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function start(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/import-policy.ts', ...args], { cwd: root });
  const [output, words] = [child.stdout, child.stderr].map(async (stream) => {
    let text = '';
    for await (const piece of stream) text += piece;
    return text;
  });
  const done = new Promise<{ code: number | null; output: string; words: string }>((resolve) =>
    child.on('close', async (code) => resolve({ code, output: (await output) ?? '', words: (await words) ?? '' })),
  );
  return { child, done };
}
const run = (...args: string[]) => start(...args).done;

/** `count` laws in a new folder. */
function laws(count: number): string {
  const folder = temporaryFolder();
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(folder, `条例${i}.md`),
      `# 第${i}号河湖条例\n\n2024年1月2日 国务院发布\n\n<!-- INFO END -->\n\n第一条 保护河湖。`,
    );
  return folder;
}
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')])
    .sort();

describe('npm run import-policy', () => {
  it('says how it is used', async () => {
    expect(await run()).toMatchObject({ code: 2, words: expect.stringMatching(/^usage: npm run import-policy/) });
  });

  it('prints what was taken in, what was refused and why, the time and the memory', async () => {
    const from = laws(2);
    writeFileSync(join(from, '空.md'), '');
    const { code, output } = await run(from, '--into', join(temporaryFolder(), 'new'));
    expect(code).toBe(1);
    expect(output).toMatch(/^共 3 个文件：新收 2，更新 0，没有变化 0，没有收 1/);
    expect(output).toMatch(/空\.md：文件是空的\n/);
    expect(output).toMatch(/用了 [\d.]+ 分钟，内存最多 \d+ MB。\n$/);
  });

  it('goes on where a killed run stopped, and ends with the same bytes', async () => {
    const from = laws(400);
    const [whole, broken] = [temporaryFolder(), temporaryFolder()];
    await run(from, '--into', whole);
    const { child, done } = start(from, '--into', broken);
    while (!readdirSync(broken).includes('catalogue.csv')) await sleep(5);
    child.kill('SIGKILL');
    await done;
    const before = readFileSync(join(broken, 'catalogue.csv'), 'utf8').split('\n').length - 2;
    expect(before).toBeGreaterThan(0);
    const again = await run(from, '--into', broken, '--json');
    expect(JSON.parse(again.output)).toMatchObject({ files: 400, unchanged: before, imported: 400 - before });
    expect(files(broken)).toEqual(files(whole));
  });

  it('lets one of two imports into the same folder do the work, and the other find it done', async () => {
    const [one, two, into] = [laws(60), laws(60), temporaryFolder()];
    mkdirSync(join(into, '全国'));
    const both = await Promise.all([run(one, '--into', into, '--json'), run(two, '--into', into, '--json')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const counts = both.map(({ output }) => JSON.parse(output) as { imported: number; unchanged: number });
    expect(counts.map((c) => c.imported).sort()).toEqual([0, 60]);
  });

  it('says so when it may not write', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { code, words } = await run(laws(1), '--into', file);
    expect(code).toBe(1);
    expect(words).toContain('存不下去');
    expect(words).toContain('不是文件夹');
  });
});
