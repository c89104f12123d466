/**
 * Models of a hub: `<endpoint>/<repository>/resolve/<revision>/<file>`, the layout that @xenova/transformers loads.
 * Promise: an interrupted file goes on where it stopped; sizes, and sha256 where the hub tells it, are checked.
 */
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssistantError } from '../../errors.js';
import { finishHubFiles } from '../convert/steps.js';
import type { HubFile, Model } from '../manifest.js';
import { emptyFolder } from '../store.js';
import { describeFile, downloadFile, type RemoteFile } from './download.js';
import type { Source } from './source.js';

export function hubSource(endpoint: string): Source {
  const base = endpoint.replace(/\/+$/, '');
  return {
    name: 'hub',
    async provide(model, { staging, meter, signal }) {
      const listed: { remote: RemoteFile; to: string }[] = [];
      for (const file of model.hub.files) {
        const found = await locate(base, model, file, signal);
        if (found) listed.push(found);
        else if (!file.optional)
          throw new AssistantError('model-missing', {
            detail: `the hub has no ${[file.from].flat().join(' or ')} in ${model.hub.repository}`,
          });
      }
      meter.plan(listed.reduce((sum, { remote }) => sum + (remote.bytes ?? 0), 0));
      const kept = join(staging.packages, 'hub');
      for (const { remote, to } of listed) {
        const options = { onBytes: (bytes: number) => meter.fetched(bytes, to), ...(signal && { signal }) };
        await downloadFile(remote, join(kept, to), options);
      }
      const made = await emptyFolder(staging.made);
      for (const { to } of listed) {
        await mkdir(dirname(join(made, to)), { recursive: true });
        await rename(join(kept, to), join(made, to));
      }
      await finishHubFiles(model, made);
    },
  };
}

async function locate(base: string, model: Model, file: HubFile, signal: AbortSignal | undefined) {
  for (const name of [file.from].flat()) {
    const { repository, revision } = model.hub;
    const remote = await describeFile(`${base}/${repository}/resolve/${revision}/${name}`, signal);
    if (remote) return { remote, to: file.to ?? name };
  }
  return undefined;
}
