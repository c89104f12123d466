import { describe, expect, it } from 'vitest';
import { bytesNeeded, refuseWithoutRoom } from '../../../server/models/disk-room.js';
import type { Model } from '../../../server/models/manifest.js';
import { stagingOf } from '../../../server/models/store.js';
import { contents, put, smallManifest, temporaryFolder, zips } from '../../support/model-store.js';

const jay = smallManifest.models[1] as Model;
const huge: Model = { ...jay, files: [{ path: 'beak.bin', bytes: 1e18, sha256: 'a'.repeat(64) }] };

describe('the room on the disk', () => {
  it('counts what is still to fetch, the unpacked and the made files', async () => {
    const store = temporaryFolder();
    const staging = stagingOf(store, jay);
    const beak = contents.beak.length;
    expect(await bytesNeeded(jay, staging)).toBe(zips.beak.length + 2 * beak);
    put(staging.packages, { 'beak-1.0.zip': zips.beak });
    expect(await bytesNeeded(jay, staging)).toBe(2 * beak);
  });

  it('is asked for before anything is fetched', async () => {
    const store = temporaryFolder();
    const ask = (model: Model) => refuseWithoutRoom(store, model, 'packages', stagingOf(store, model));
    await expect(ask(jay)).resolves.toBeUndefined();
    await expect(ask(huge)).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/disk is too full: 1000000000000 MB|disk is too full: 10+\d* MB needed/),
    });
  });
});
