import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withVectorCache } from '../../../../server/adapters/embedders/vector-cache.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const texts = Array.from({ length: 40 }, (_, i) => `第${i}句`);
const inner = () => ({
  embed: vi.fn(async (t: readonly string[]) => t.map((x, i) => Float32Array.of(x.length, i, 0.5))),
});

describe('withVectorCache', () => {
  it('embeds a batch once and gives the same vectors from disk', async () => {
    const embedder = inner();
    const first = await withVectorCache(embedder, { folder, model: 'm' }).embed(texts);
    const second = await withVectorCache(embedder, { folder, model: 'm' }).embed(texts);
    expect(second).toEqual(first);
    expect(embedder.embed).toHaveBeenCalledTimes(1);
  });

  it('embeds only what is new, and forgets what is gone', async () => {
    const embedder = inner();
    const cache = withVectorCache(embedder, { folder, model: 'm' });
    const before = await cache.embed(texts);
    const after = await cache.embed([...texts.slice(1), '多一句', '多一句']);
    expect(after.slice(0, 39)).toEqual(before.slice(1));
    expect(after[40]).toEqual(after[39]);
    expect(embedder.embed.mock.calls[1]?.[0]).toEqual(['多一句']);
    await cache.embed(texts);
    expect(embedder.embed.mock.calls[2]?.[0]).toEqual(['第0句']);
  });

  it('does not take one model for another, and keeps one file', async () => {
    const embedder = inner();
    await withVectorCache(embedder, { folder, model: 'm' }).embed(texts);
    await withVectorCache(embedder, { folder, model: 'n' }).embed(texts);
    expect(embedder.embed).toHaveBeenCalledTimes(2);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('throws a damaged file away and makes it again', async () => {
    const embedder = inner();
    const cache = withVectorCache(embedder, { folder, model: 'm' });
    const first = await cache.embed(texts);
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    bytes[20] = (bytes[20] ?? 0) ^ 0xff;
    await writeFile(join(folder, name), bytes);
    expect(await cache.embed(texts)).toEqual(first);
    expect(embedder.embed).toHaveBeenCalledTimes(2);
  });

  it('answers all the same when the folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const vectors = await withVectorCache(inner(), { folder: join(file, 'below'), model: 'm' }).embed(texts);
    expect(vectors).toHaveLength(40);
  });

  it('passes a live question through and keeps nothing of it', async () => {
    await withVectorCache(inner(), { folder, model: 'm' }).embed(['问题']);
    expect(await readdir(folder)).toEqual([]);
  });
});
