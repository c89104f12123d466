import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFile, downloadFile, type RemoteFile } from '../../../../server/models/sources/download.js';
import { type HubOptions, openHub } from '../../../support/model-hub.js';
import { put, temporaryFolder } from '../../../support/model-store.js';

const content = 'abcdefghij'.repeat(20);

async function open(options: HubOptions = {}) {
  const hub = await openHub({ file: content }, options);
  const remote = (await describeFile(`${hub.endpoint}/file`)) as RemoteFile;
  const target = join(temporaryFolder(), 'deep', 'file');
  let bytes = 0;
  const download = () => downloadFile(remote, target, { onBytes: (n) => (bytes += n) });
  return { ...hub, remote, target, download, counted: () => bytes, text: () => readFileSync(target, 'utf8') };
}

describe('describeFile', () => {
  it('tells size and hash, also when the hub sends large files elsewhere', async () => {
    for (const redirect of [false, true]) {
      const { remote, requests } = await open({ redirect });
      expect(remote.bytes).toBe(content.length);
      expect(remote.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(requests).toHaveLength(1);
    }
  });

  it('gives nothing for a file that is not there, and says when nobody answers', async () => {
    const { endpoint } = await openHub({});
    expect(await describeFile(`${endpoint}/file`)).toBeUndefined();
    await expect(describeFile('http://127.0.0.1:1/file')).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('cannot be reached'),
    });
  });
});

describe('downloadFile', () => {
  it('fetches the file, following the hub, and counts every byte once', async () => {
    const hub = await open({ redirect: true });
    await hub.download();
    expect(hub.text()).toBe(content);
    expect(hub.counted()).toBe(content.length);
    expect(readdirSync(dirname(hub.target))).toEqual(['file']);
  });

  it('goes on after a broken line', async () => {
    const hub = await open({ breakAfter: 70 });
    await hub.download();
    expect(hub.text()).toBe(content);
    expect(hub.requests.at(-1)).toBe('GET /file bytes=70-');
    expect(hub.counted()).toBe(content.length);
  });

  it('starts anew where a server knows no ranges', async () => {
    const hub = await open({ breakAfter: 70, ignoreRange: true });
    await hub.download();
    expect(hub.text()).toBe(content);
    expect(hub.counted()).toBe(content.length);
  });

  it('fetches nothing when the file is there, and fetches anew when it is spoilt', async () => {
    const hub = await open();
    await hub.download();
    const asked = hub.requests.length;
    await hub.download();
    expect(hub.requests).toHaveLength(asked);
    put(dirname(hub.target), { file: content.replace('a', 'b') });
    await hub.download();
    expect(hub.text()).toBe(content);
  });

  it('refuses a wrong hash and keeps nothing', async () => {
    const hub = await open({ wrongHash: true });
    await expect(hub.download()).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(existsSync(hub.target)).toBe(false);
    expect(readdirSync(dirname(hub.target))).toEqual([]);
  });

  it('stops when told to', async () => {
    const hub = await open();
    const signal = AbortSignal.abort();
    await expect(downloadFile(hub.remote, hub.target, { onBytes: () => {}, signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
