import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiskCalls, diskCalls } from '../../../../../server/knowledge/policy/store/atomic-file.js';
import { type ImportOptions, importPolicies } from '../../../../../server/knowledge/policy/store/import-policies.js';
import { openPolicyStore } from '../../../../../server/knowledge/policy/store/policy-store.js';
import { listSources } from '../../../../../server/knowledge/policy/store/source-files.js';
import { docx, xlsx } from '../../../../support/office.js';
import { printedPage, scannedPdf, textPdf } from '../../../../support/paper.js';

let root: string;
let from: string;
let into: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'));
  from = join(root, 'from');
  into = join(root, 'into');
  await mkdir(from);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) => writeFile(join(from, name), content);
const run = async (options: ImportOptions = {}, disk: DiskCalls = diskCalls) =>
  importPolicies(await openPolicyStore(into, disk), await listSources([from], into), options);
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(into, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(files.map(async (f) => [f.name, await readFile(join(f.parentPath, f.name), 'utf8')] as const)),
  );
}

const law = (title: string) =>
  `# ${title}\n\n2024年1月2日 国务院发布\n\n<!-- INFO END -->\n\n第一条 一。\n\n第二条 二。`;

describe('an import', () => {
  it('takes every kind of document', async () => {
    await put('a.md', law('甲条例'));
    await put('b.docx', docx(['四川省民政厅', '乙办法', '第一条 一。', '四川省民政厅', '2024年1月15日']));
    await put('c.pdf', textPdf([['国务院丙规定', '第一条 一。', '第二条 二。', '国务院', '2024年1月15日']]));
    await put('标准表(2024-01-01).xlsx', xlsx({ 标准: [['四川省标准表'], ['项目', '标准'], ['低保', 680]] }));
    await put('e.pdf', scannedPdf([printedPage(['第一条 一。'])]));
    const textReader = async () => ({
      read: async () =>
        ['国务院戊规定', '第一条 一。', '2024年1月15日'].map((text, i) => ({
          text,
          confidence: 0.9,
          left: 0,
          top: i * 50,
          right: 100,
          bottom: i * 50 + 40,
        })),
    });
    const outcomes = await run({ textReader });
    expect(outcomes.map(({ outcome, file, reason }) => file ?? `${outcome}: ${reason}`)).toEqual([
      '全国/甲条例(2024-01-02).md',
      '四川省/乙办法(2024-01-15).md',
      '全国/国务院丙规定(2024-01-15).md',
      '全国/国务院戊规定(2024-01-15).md',
      '四川省/四川省标准表(2024-01-01).md',
    ]);
    const scanned = (await snapshot())['国务院戊规定(2024-01-15).md'];
    expect(scanned).toMatch(/status: needs-check\nformat: scan\nconfidence: 0\.9\n[\s\S]*第1页的字认得不太准/);
  });

  it('of the same files changes nothing, byte for byte', async () => {
    await put('a.md', law('甲条例'));
    await put('b.md', law('乙条例'));
    await put('z.md', '');
    await run();
    const before = await snapshot();
    const outcomes = await run();
    expect(outcomes.map((one) => one.outcome)).toEqual(['unchanged', 'unchanged', 'refused']);
    expect(await snapshot()).toEqual(before);
  });

  const gbk = Buffer.from('b5dad2bbccf520c9eac7ebb5cdb1a3', 'hex');
  const spoiled = docx(['某县办法', '第一条 一。']).fill(0xff, 40, 200);
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(210_000_000) }, { level: 9 });
  it.each([
    ['空.md', new Uint8Array(), /^文件是空的/],
    ['坏.docx', spoiled, /^文件坏了或者没有下载完整/],
    ['照片.docx', Buffer.from('ffd8ffe000104a4649460001', 'hex'), /^内容是一张 JPEG 图片/],
    ['炸弹.docx', bomb, /^解开以后超过 200 MB/],
    ['旧.doc', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /旧版 Word.*另存为 DOCX/],
    ['锁.pdf', textPdf([['一']], { password: true }), /^PDF 有密码/],
    ['断.pdf', textPdf([['一']]).subarray(0, 700), /^PDF 没有下载完整/],
    ['重号.md', law('丙条例').replace('第二条', '第一条'), /^第一条出现了两次（第7行和第9行）/],
    ['无题.txt', gbk, /^没有找到标题/],
    ['乱.txt', Buffer.from([0x81, 0x20, 0xff, 0x9f, 0x30]), /编码/],
    ['包.zip', zipSync({ 'a.txt': strToU8('一') }), /^这是压缩包/],
    ['题\u202e\u0007.md', '# 题', /没有找到正文/],
  ])('refuses %s, and everything stays as it was', async (name, content, reason) => {
    await put('a.md', law('甲条例'));
    await run();
    const before = await snapshot();
    await put(name, content);
    const refused = (await run()).filter((one) => one.outcome === 'refused');
    expect(refused).toEqual([
      { path: join(from, name), outcome: 'refused', reason: expect.stringMatching(reason), closed: [], notes: [] },
    ]);
    expect(await snapshot()).toEqual(before);
  });

  it('refuses 500 MB without reading them', async () => {
    const file = await open(join(from, '大.pdf'), 'w');
    await file.truncate(500_000_000);
    await file.close();
    const memory = process.memoryUsage().rss;
    expect((await run())[0]?.reason).toBe('有 500 MB，超过 60 MB：请拆开，或者去掉大图片再导入');
    expect(process.memoryUsage().rss - memory).toBeLessThan(200_000_000);
  });

  it('reads GBK', async () => {
    const title = Buffer.from('bcd7ccf5c0fd0a', 'hex');
    await put('g(2024-01-01).txt', Buffer.concat([title, gbk]));
    expect((await run())[0]?.file).toBe('全国/甲条例(2024-01-01).md');
    expect((await snapshot())['甲条例(2024-01-01).md']).toContain('###### 第一条\n\n申请低保\n');
  });

  it('does not follow links, so that loops end', async () => {
    await put('a.md', law('甲条例'));
    await symlink(from, join(from, 'loop'));
    await symlink(join(from, 'a.md'), join(from, 'link.md'));
    expect((await run()).map(({ outcome, reason }) => reason?.slice(0, 4) ?? outcome)).toEqual([
      'imported',
      '是快捷方',
      '是快捷方',
    ]);
  });

  it('leaves out what it stored itself, hidden files and Word’s own', async () => {
    into = join(from, 'policies');
    await put('a.md', law('甲条例'));
    await put('.b.md', law('乙条例'));
    await put('~$c.docx', 'x');
    await run();
    expect((await run()).map((one) => one.outcome)).toEqual(['unchanged']);
  });

  it('names a file that is not there, and one inside an odd path', async () => {
    const outcomes = await importPolicies(
      await openPolicyStore(into),
      await listSources([join(from, 'nothing.md')], into),
    );
    expect(outcomes[0]).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('没有这个文件') });
    await put('x..%2f..\\y.md', law('../../甲条例'));
    expect((await run())[0]?.file).toBe('全国/／..／甲条例(2024-01-02).md');
    expect(await readdir(root)).toEqual(['from', 'into']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'names a folder without rights (skipped for root, whom nothing stops)',
    async () => {
      await mkdir(join(from, '锁'));
      await chmod(join(from, '锁'), 0);
      expect((await run())[0]?.reason).toContain('没有读的权限');
      await chmod(join(from, '锁'), 0o700);
    },
  );

  it('on a full disk says so, leaves nothing half-written and goes on later', async () => {
    for (const name of ['甲', '乙', '丙']) await put(`${name}.md`, law(`${name}条例`));
    let left = 2;
    const full: DiskCalls = {
      ...diskCalls,
      writeFile: (async (file: string, text: string) => {
        if (left-- > 0) return diskCalls.writeFile(file, text);
        await diskCalls.writeFile(file, text.slice(0, 10));
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }) as DiskCalls['writeFile'],
    };
    await expect(run({}, full)).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('磁盘满了'),
    });
    expect(await snapshot()).toEqual({});
    expect((await run()).map((one) => one.outcome)).toEqual(['imported', 'imported', 'imported']);
  });

  it('that is stopped keeps what it has done', async () => {
    for (const name of ['a', 'b', 'c']) await put(`${name}.md`, law(`${name}条例`));
    const stop = new AbortController();
    const stopped = run({ signal: stop.signal, onProgress: (done) => done === 2 && stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
    expect((await run()).map((one) => one.outcome)).toEqual(['unchanged', 'unchanged', 'imported']);
  });
});
