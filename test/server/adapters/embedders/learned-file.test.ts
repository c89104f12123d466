/** Weights come back as they were written, and only for what they were learned from. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWeightStore } from '../../../../server/adapters/embedders/learned-file.js';

const weights = { ids: ['低保', '?card'], runs: Float32Array.of(1, -2, 0.5, 4), vectors: Float32Array.of(0.25, 8) };
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'learned-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the file of what was learned', () => {
  it('gives back what was written, with vectors and without', async () => {
    const store = createWeightStore({ folder, model: 'm' });
    await store.write(['a', 'b'], weights);
    expect(await createWeightStore({ folder, model: 'm' }).read(['a', 'b'])).toEqual(weights);
    const { vectors: _, ...plain } = weights;
    await store.write(['a'], plain);
    expect(await store.read(['a'])).toEqual(plain);
  });

  it('finds nothing for other texts, another model, or none', async () => {
    const store = createWeightStore({ folder, model: 'm' });
    expect(await store.read(['a'])).toBeUndefined();
    await store.write(['a'], weights);
    expect(await store.read(['b'])).toBeUndefined();
    expect(await createWeightStore({ folder, model: 'other' }).read(['a'])).toBeUndefined();
  });

  it('reads a damaged file as nothing', async () => {
    const store = createWeightStore({ folder, model: 'm' });
    await store.write(['a'], weights);
    const file = join(folder, (await readdir(folder))[0] ?? '');
    const bytes = await readFile(file);
    bytes[80] = (bytes[80] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await store.read(['a'])).toBeUndefined();
    await writeFile(file, bytes.subarray(0, 20));
    expect(await store.read(['a'])).toBeUndefined();
  });

  it('goes on without where nothing can be written', async () => {
    const store = createWeightStore({ folder: join(folder, 'file', 'below'), model: 'm' });
    await writeFile(join(folder, 'file'), '');
    await expect(store.write(['a'], weights)).resolves.toBeUndefined();
  });
});
