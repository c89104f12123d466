import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { difference, refuseUnlessExpected, sha256Of, sizeOf } from '../../../server/models/hashing.js';
import { bytesOf, described, put, temporaryFolder } from '../../support/model-store.js';

const file = (text: string) => {
  const folder = temporaryFolder();
  put(folder, { 'a.bin': text });
  return join(folder, 'a.bin');
};

describe('hashing', () => {
  it('gives the sha256 of a file', async () => {
    expect(await sha256Of(file('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('has no size for what is not there and for a folder', async () => {
    expect(await sizeOf(file('abc'))).toBe(3);
    expect(await sizeOf(join(temporaryFolder(), 'nothing'))).toBeUndefined();
    expect(await sizeOf(temporaryFolder())).toBeUndefined();
  });

  it('says how a file differs: absent, another size, another hash', async () => {
    const expected = described(bytesOf('abc'));
    expect(await difference(file('abc'), expected)).toBeUndefined();
    expect(await difference(join(temporaryFolder(), 'a.bin'), expected)).toMatch(/absent/);
    expect(await difference(file('abcd'), expected)).toMatch(/4 bytes, 3 expected/);
    expect(await difference(file('abd'), expected)).toMatch(/sha256/);
  });

  it('refuses and removes a file that is not the expected one', async () => {
    const wrong = file('abd');
    await expect(refuseUnlessExpected(wrong, described(bytesOf('abc')), 'test')).rejects.toMatchObject({
      code: 'model-corrupt',
      message: expect.stringContaining('refused and removed'),
    });
    expect(existsSync(wrong)).toBe(false);
  });
});
