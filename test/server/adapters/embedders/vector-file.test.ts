/** The file of vectors: read back as written, nothing read of what is damaged, nothing left of what failed. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVectors, textKey, writeVectors } from '../../../../server/adapters/embedders/vector-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const table = new Map(['低保', '养老金', '残疾证'].map((text, i) => [textKey(text), Float32Array.of(i, 0.5, -1)]));

describe('a file of vectors', () => {
  it('is read back as it was written', async () => {
    const file = join(folder, 'below', 'a.vectors');
    await writeVectors(file, table);
    expect(await readVectors(file)).toEqual(table);
    expect(await readdir(join(folder, 'below'))).toEqual(['a.vectors']);
  });

  it('reads as nothing when it is not there, cut short, changed or something else', async () => {
    const file = join(folder, 'a.vectors');
    expect(await readVectors(file)).toEqual(new Map());
    await writeVectors(file, table);
    const bytes = await readFile(file);
    for (const wrong of [
      bytes.subarray(0, 30),
      bytes.subarray(0, -1),
      Buffer.from(bytes).fill(1, 9, 10),
      Buffer.from('{}'),
    ]) {
      await writeFile(file, wrong);
      expect(await readVectors(file)).toEqual(new Map());
    }
  });

  it('leaves nothing behind when it cannot be written', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    await expect(writeVectors(join(folder, 'in-the-way', 'a.vectors'), table)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['in-the-way']);
  });
});
