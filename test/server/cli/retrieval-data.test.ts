import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBenchQuestions, readCorpus } from '../../../server/cli/retrieval-data.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const put = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('readCorpus', () => {
  const line = JSON.stringify({ id: 7, name: '邮政法第十八条', content: '正文' });

  it('reads passages, gzipped or not, and tells the law from the article', async () => {
    const [plain] = await readCorpus(await put('c.jsonl', `${line}\n\n`));
    expect(plain).toMatchObject({ id: '7', name: '邮政法第十八条', text: '正文', source: '邮政法' });
    expect(await readCorpus(await put('c.jsonl.gz', gzipSync(line)))).toEqual([plain]);
  });

  it('names the line that is wrong, and the file that is not there', async () => {
    await expect(readCorpus(await put('c.jsonl', `${line}\n{}`))).rejects.toThrow('c.jsonl, line 2');
    await expect(readCorpus(join(folder, 'none'))).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('readBenchQuestions', () => {
  it('keeps questions that have answers, with all of them', async () => {
    const queries = await put('q', '1\t一？\n2\t二？\n');
    const qrels = await put('r', '1\t0\t10\t1\n1\t0\t11\t1\n');
    expect(await readBenchQuestions(queries, qrels)).toEqual([{ id: '1', text: '一？', right: new Set(['10', '11']) }]);
  });
});
