/**
 * `npm run models [-- --check]`: fetches the models that the settings call for, or with --check only says what is there.
 * Promise: exit code 0 when all are there, 1 when one is missing; an interrupted run goes on at the next.
 * Change with it: server/models/ensure.ts.
 */
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { ensureModels, inspectModels } from '../models/ensure.js';
import { progressLines } from '../models/progress-lines.js';
import { describeReports } from '../models/report.js';
import { modelOptions } from '../models/wanted.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const options = modelOptions(loadConfig());
  const lines = progressLines(process.stderr);
  const reports = values.check
    ? await inspectModels(options)
    : await ensureModels({ ...options, onProgress: lines.show });
  lines.end();
  if (reports.some((report) => report.state === 'missing')) process.exitCode = 1;
  return describeReports(reports, options.store);
});
