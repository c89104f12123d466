import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexFolder } from '../../../../../server/knowledge/retrieval/store/index-folder.js';
import { bringUpToDate, openKnowledgeIndex } from '../../../../../server/knowledge/retrieval/store/open-index.js';
import { allowance, countingEmbedder, fishing, pension, today } from '../sample-passages.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const documents = [allowance, pension, fishing];
const search = async (index: Awaited<ReturnType<typeof openKnowledgeIndex>>, text: string) =>
  (await index.search({ text }, { limit: 5, today })).map((hit) => ({ ...hit, score: Math.fround(hit.score) }));

async function open(given = documents, more: { model?: string; warn?: (problem: string) => void } = {}) {
  const embedder = countingEmbedder();
  const index = await openKnowledgeIndex({ folder, documents: given, embedder, ...more });
  return { index, embedded: [...embedder.asked] };
}

describe('openKnowledgeIndex', () => {
  it('embeds everything once, and at the next start nothing', async () => {
    const first = await open();
    expect(first.embedded).toHaveLength(4);
    const second = await open();
    expect(second.embedded).toEqual([]);
    expect(await search(second.index, '养老金')).toEqual(await search(first.index, '养老金'));
  });

  it('takes in what changed, and lets go of what is no longer there', async () => {
    await open();
    const changed = { ...fishing, text: '改了。' };
    const { index, embedded } = await open([allowance, changed]);
    expect(embedded).toEqual(['渔业法第十条\n改了。']);
    expect(index.size).toBe(2);
    expect((await search(index, '渔业法'))[0]?.document).toEqual(changed);
  });

  it('keeps what is published and withdrawn while it is open', async () => {
    const { index } = await open([allowance, pension]);
    await index.publish([fishing]);
    await index.withdraw(['a']);
    const { index: again, embedded } = await open([pension, fishing]);
    expect(embedded).toEqual([]);
    expect(again.size).toBe(2);
  });

  it('is brought up to date while it is open, embedding only what changed', async () => {
    const embedder = countingEmbedder();
    const index = await openKnowledgeIndex({ folder, documents, embedder });
    embedder.asked.length = 0;
    await bringUpToDate(index, [allowance, { ...fishing, text: '改了。' }]);
    expect(embedder.asked).toEqual(['渔业法第十条\n改了。']);
    expect(index.size).toBe(2);
    await bringUpToDate(index, [allowance, { ...fishing, text: '改了。' }]);
    expect(embedder.asked).toHaveLength(1);
  });

  it('is made anew for another model, or without one', async () => {
    await open();
    expect((await open(documents, { model: 'other' })).embedded).toHaveLength(4);
    const bare = await openKnowledgeIndex({ folder, documents });
    expect(Object.keys((await search(bare, '低保'))[0]?.arms ?? {})).toEqual(['lexical']);
  });

  it.each(['segment', 'json'])('makes a damaged %s anew, and says so', async (ending) => {
    await open();
    const file = (await readdir(folder)).find((name) => name.endsWith(ending)) as string;
    const bytes = await readFile(join(folder, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 0xff;
    await writeFile(join(folder, file), bytes);
    const warned: string[] = [];
    const { index, embedded } = await open(documents, { warn: (problem) => warned.push(problem) });
    expect(warned.join()).toMatch(/damaged/);
    expect(embedded).toHaveLength(4);
    expect((await search(index, '低保'))[0]?.document.id).toBe('a');
    expect((await open()).embedded).toEqual([]);
  });

  it('goes on with the index before when a run was killed between segments and list', async () => {
    await open([allowance]);
    const list = await readFile(join(folder, 'index.json'), 'utf8');
    await open([allowance, pension]);
    // What a killed run leaves: a new segment that no list names, and half a file.
    await writeFile(join(folder, 'index.json'), list);
    await writeFile(join(folder, '.new-half'), 'x');
    const { index, embedded } = await open([allowance, pension]);
    expect(embedded).toHaveLength(2);
    expect(index.size).toBe(2);
    const named = (JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { parts: { file: string }[] })
      .parts;
    expect((await readdir(folder)).sort()).toEqual(['index.json', ...named.map(({ file }) => file)].sort());
  });

  it('serves from memory where the disk cannot be written, and says so', async () => {
    const blocked = join(folder, 'file');
    await writeFile(blocked, '');
    const warned: string[] = [];
    const index = await openKnowledgeIndex({ folder: blocked, documents, warn: (problem) => warned.push(problem) });
    expect((await search(index, '低保'))[0]?.document.id).toBe('a');
    expect(warned).not.toEqual([]);
  });
});

describe('indexFolder', () => {
  it('refuses a segment that lost its end', async () => {
    await open();
    const file = (await readdir(folder)).find((name) => name.endsWith('.segment')) as string;
    const { made } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { made: string };
    await writeFile(join(folder, file), (await readFile(join(folder, file))).subarray(0, 100));
    await expect(indexFolder(folder, made).read()).rejects.toMatchObject({ code: 'knowledge-invalid' });
  });
});
