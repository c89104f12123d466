/**
 * `npm run import-policy -- FILE|FOLDER … [--into FOLDER] [--region PLACE] [--json]`: takes policy documents into the knowledge base.
 * Promise: exit code 0 when every file is in, 1 when one was refused; a run that was stopped goes on at the next; a second run over
 * the same files changes nothing.
 * Change with it: server/knowledge/policy, knowledge-base/README.md.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdapter } from '../adapters/registry.js';
import { loadConfig } from '../config.js';
import { storageFailure } from '../knowledge/policy/store/atomic-file.js';
import { importPolicies } from '../knowledge/policy/store/import-policies.js';
import { openPolicyStore } from '../knowledge/policy/store/policy-store.js';
import { listSources } from '../knowledge/policy/store/source-files.js';
import { acquireLock } from '../models/lock.js';
import type { TextReader } from '../ports/text-reader.js';
import { countingBar } from './counting-bar.js';
import { describeImport, summariseImport } from './import-report.js';
import { runCommand } from './run-command.js';

const usage = 'usage: npm run import-policy -- FILE|FOLDER … [--into FOLDER] [--region PLACE] [--json]';
const home = fileURLToPath(new URL('../../knowledge-base/policies', import.meta.url));

runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { into: { type: 'string' }, region: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) return usage;
  const into = values.into ?? home;
  const config = loadConfig();
  const bar = countingBar(process.stderr);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop.abort();
      process.stderr.write('\n正在停下；再运行一次会接着做。\n');
    });
  let reader: Promise<TextReader | undefined> | undefined;
  const started = performance.now();
  await mkdir(into, { recursive: true }).catch((cause: unknown) => {
    throw storageFailure(into, cause);
  });
  const release = await acquireLock(into, {
    signal: stop.signal,
    onWait: () => process.stderr.write('另一个导入正在进行，等它做完……\n'),
  }).catch((cause: unknown) => {
    throw storageFailure(into, cause);
  });
  try {
    const outcomes = await importPolicies(await openPolicyStore(into), await listSources(positionals, into), {
      region: values.region?.trim() || undefined,
      signal: stop.signal,
      onProgress: bar.show,
      textReader: () => {
        reader ??= createAdapter('textReader', config.XIANGYIN_TEXT_READER, config);
        return reader;
      },
    });
    bar.end();
    if (outcomes.some((one) => one.outcome === 'refused')) process.exitCode = 1;
    const summary = summariseImport(outcomes, {
      seconds: (performance.now() - started) / 1000,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    });
    return values.json ? JSON.stringify(summary) : describeImport(summary);
  } finally {
    bar.end();
    await (await reader)?.close?.();
    await release();
  }
});
