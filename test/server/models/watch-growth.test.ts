import { describe, expect, it } from 'vitest';
import { folderBytes, watchGrowth } from '../../../server/models/watch-growth.js';
import { put, temporaryFolder } from '../../support/model-store.js';

describe('watchGrowth', () => {
  it('sums up what lies in a folder and below; an absent folder holds nothing', async () => {
    const folder = temporaryFolder();
    put(folder, { a: '12', 'b/c': '345' });
    expect(await folderBytes(folder)).toBe(5);
    expect(await folderBytes(`${folder}/none`)).toBe(0);
  });

  it('tells on until it is stopped', async () => {
    const folder = temporaryFolder();
    put(folder, { a: '12' });
    const seen = await new Promise<number>((resolve) => {
      const stop = watchGrowth(folder, (bytes) => {
        stop();
        resolve(bytes);
      });
    });
    expect(seen).toBe(2);
  });
});
