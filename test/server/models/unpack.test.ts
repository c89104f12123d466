import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../server/models/unpack.js';
import { bytesOf, put, temporaryFolder } from '../../support/model-store.js';

/** One entry of a tar archive; `prefix` is where long names go on. */
function entry(name: string, content: Uint8Array, prefix = ''): Uint8Array {
  const block = new Uint8Array(512 * (1 + Math.ceil(content.length / 512)));
  block.set(bytesOf(name), 0);
  block.set(bytesOf(`${content.length.toString(8).padStart(11, '0')}\0`), 124);
  block.set(bytesOf('ustar'), 257);
  block.set(bytesOf(prefix), 345);
  block.set(content, 512);
  return block;
}

const write = (name: string, content: Uint8Array) => {
  const folder = temporaryFolder();
  put(folder, { [name]: content });
  return join(folder, name);
};

const big = new Uint8Array(1300).map((_, i) => i % 251);

describe('unpack', () => {
  it.each(['a.whl', 'a.jar'])('takes the named files out of %s', async (name) => {
    const file = write(name, zipSync({ 'x/a.bin': big, 'x/b.txt': bytesOf('b') }));
    expect([...(await unpack(file, ['x/a.bin'])).entries()]).toEqual([['x/a.bin', big]]);
  });

  it('takes the named files out of a .tgz, long names too', async () => {
    const archive = [entry('package/other', big), entry('a.bin', big, 'package/deep'), new Uint8Array(1024)];
    const file = write('a.tgz', gzipSync(Buffer.concat(archive)));
    expect([...(await unpack(file, ['package/deep/a.bin'])).entries()]).toEqual([['package/deep/a.bin', big]]);
  });

  it('says which file a package lacks', async () => {
    const file = write('a.whl', zipSync({ 'x/a.bin': big }));
    await expect(unpack(file, ['x/a.bin', 'x/c.bin'])).rejects.toMatchObject({
      code: 'model-corrupt',
      message: 'a.whl lacks x/c.bin',
    });
  });

  it.each(['a.whl', 'a.tgz'])('refuses a %s that is none', async (name) => {
    await expect(unpack(write(name, bytesOf('not a package')), ['x'])).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
