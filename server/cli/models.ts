/**
 * `npm run models [-- --check | --pin ID]`: fetches the models that the settings call for; with --check only says what is there;
 * with --pin makes one model anew and writes its hashes into the manifest, after a change to its converter.
 * Promise: exit code 0 when all are there, 1 when one is missing; an interrupted run goes on at the next.
 * Change with it: server/models/ensure.ts, server/models/pin.ts.
 */
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { ensureModels, inspectModels } from '../models/ensure.js';
import { pinModel } from '../models/pin.js';
import { progressLines } from '../models/progress-lines.js';
import { describeReports } from '../models/report.js';
import { modelOptions } from '../models/wanted.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, pin: { type: 'string' } } });
  const options = modelOptions(loadConfig());
  const lines = progressLines(process.stderr);
  if (values.pin) return pinModel(values.pin, { store: options.store, onProgress: lines.show }).finally(lines.end);
  const reports = values.check
    ? await inspectModels(options)
    : await ensureModels({ ...options, onProgress: lines.show });
  lines.end();
  if (reports.some((report) => report.state === 'missing')) process.exitCode = 1;
  return describeReports(reports, options.store);
});
