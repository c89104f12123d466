import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDocument } from '../../../../../server/knowledge/policy/build-document.js';
import { diskCalls } from '../../../../../server/knowledge/policy/store/atomic-file.js';
import { openPolicyStore, readPolicies } from '../../../../../server/knowledge/policy/store/policy-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policies-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A version of 河湖条例, from a source of that day. */
function version(day: string, words = '保护河湖。', name = `河湖条例(${day}).md`) {
  const text = `# 河湖条例\n\n第一条 ${words}\n\n第二条 本条例自${day.slice(0, 4)}年12月31日起施行。`;
  const hash = Buffer.from(day + words + name)
    .toString('hex')
    .padEnd(64, '0')
    .slice(0, 64);
  return buildDocument({ name, hash, region: '全国' }, { text, format: 'markdown', doubts: [] }).document;
}
async function snapshot(): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = await Promise.all(
    names.map(async (f) => [f.name, await readFile(join(f.parentPath, f.name), 'utf8')] as const),
  );
  return Object.fromEntries(files.sort());
}
async function importAll(days: readonly string[]) {
  const store = await openPolicyStore(folder);
  for (const day of days) await store.put(version(day));
  await store.commit();
}

describe('the store', () => {
  it('keeps versions, closes the older ones and gives them back', async () => {
    await importAll(['2018-01-01', '2022-01-01', '2010-01-01']);
    const found = await readPolicies(folder);
    expect(found.map(({ issuedOn, validFrom, validTo }) => [issuedOn, validFrom, validTo])).toEqual([
      ['2010-01-01', '2010-12-31', '2018-12-30'],
      ['2018-01-01', '2018-12-31', '2022-12-30'],
      ['2022-01-01', '2022-12-31', undefined],
    ]);
    expect(found[0]?.articles[0]?.text).toBe('保护河湖。');
  });

  it('is the same bytes in whatever order versions come, in one run or in three', async () => {
    await importAll(['2010-01-01', '2018-01-01', '2022-01-01']);
    const expected = await snapshot();
    await rm(folder, { recursive: true });
    await importAll(['2022-01-01']);
    await importAll(['2018-01-01']);
    await importAll(['2010-01-01']);
    expect(await snapshot()).toEqual(expected);
  });

  it('counts only what the catalogue lists: a run that was killed before it wrote the catalogue goes on', async () => {
    await importAll(['2010-01-01', '2018-01-01']);
    const whole = await snapshot();
    await rm(folder, { recursive: true });
    await importAll(['2010-01-01']);
    const killed = await openPolicyStore(folder);
    await killed.put(version('2018-01-01'));
    await writeFile(join(folder, '全国', '.new-00000000-0000-4000-8000-000000000000'), 'half');
    expect((await readPolicies(folder)).map(({ issuedOn, validTo }) => [issuedOn, validTo])).toEqual([
      ['2010-01-01', undefined],
    ]);
    await importAll(['2010-01-01', '2018-01-01']);
    expect(await snapshot()).toEqual(whole);
  });

  it('knows a source by its hash, unless its file is gone or the region is another', async () => {
    await importAll(['2010-01-01']);
    const { hash } = version('2010-01-01');
    expect((await openPolicyStore(folder)).knows(hash, undefined)?.file).toBe('全国/河湖条例(2010-01-01).md');
    expect((await openPolicyStore(folder)).knows(hash, '四川省')).toBeUndefined();
    await rm(join(folder, '全国/河湖条例(2010-01-01).md'));
    expect((await openPolicyStore(folder)).knows(hash, undefined)).toBeUndefined();
  });

  it('takes a corrected source, but not another one of the same title, region and day', async () => {
    await importAll(['2010-01-01']);
    const store = await openPolicyStore(folder);
    expect(await store.put(version('2010-01-01', '改正了。'))).toMatchObject({ outcome: 'replaced' });
    await expect(store.put(version('2010-01-01', '又不同。'))).rejects.toThrow(/内容却不同/);
    const later = await openPolicyStore(folder);
    await expect(later.put(version('2010-01-01', '又不同。', '另一份(2010-01-01).md'))).rejects.toThrow(
      /河湖条例\(2010-01-01\)\.md.*内容却不同/,
    );
    expect(await later.put(version('2010-01-01', '改正了。', '另一份(2010-01-01).md'))).toMatchObject({
      outcome: 'unchanged',
    });
  });

  it('prefers a text to a scan of the same version, whichever comes first', async () => {
    const text = version('2010-01-01');
    const scan = { ...version('2010-01-01', '保护阿湖。', '扫描(2010-01-01).pdf'), format: 'scan' as const };
    const store = await openPolicyStore(folder);
    await store.put(scan);
    expect(await store.put(text)).toMatchObject({ outcome: 'replaced' });
    await expect(store.put(scan)).rejects.toThrow(/这份扫描件就不用了/);
    expect(store.rows().map((row) => row.format)).toEqual(['markdown']);
  });

  it('keeps what a person mended in a stored file when a newer version closes it', async () => {
    await importAll(['2010-01-01']);
    const file = join(folder, '全国/河湖条例(2010-01-01).md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('保护河湖。', '保护河湖和水井。'));
    await importAll(['2022-01-01']);
    expect(await readFile(file, 'utf8')).toMatch(/validTo: 2022-12-30[\s\S]*保护河湖和水井。/);
  });

  it('whose catalogue is damaged refuses to open, and stays as it was', async () => {
    await importAll(['2010-01-01']);
    await writeFile(join(folder, 'catalogue.csv'), 'file,title\n一,"');
    const before = await snapshot();
    await expect(openPolicyStore(folder)).rejects.toMatchObject({
      code: 'knowledge-invalid',
      message: expect.stringMatching(/^catalogue\.csv/),
    });
    expect(await snapshot()).toEqual(before);
  });

  it('takes back what was not committed', async () => {
    await importAll(['2010-01-01']);
    const before = await snapshot();
    const store = await openPolicyStore(folder, diskCalls);
    await store.put(version('2022-01-01'));
    expect(await snapshot()).not.toEqual(before);
    await store.rollBack();
    expect(await snapshot()).toEqual(before);
    expect(store.rows()).toHaveLength(1);
  });
});
