/**
 * What `npm start` does first: builds the pages when they are older than their sources, and fetches the models that are missing.
 * Promise: when nothing is to do it does nothing and needs no network; a model that cannot be had does not stop the start.
 * Change with it: build-pages.ts, server/models/ensure.ts.
 */
import { loadConfig } from '../config.js';
import { ensureModels } from '../models/ensure.js';
import { progressLines } from '../models/progress-lines.js';
import { describeReports } from '../models/report.js';
import { modelOptions } from '../models/wanted.js';
import { buildPages } from './build-pages.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  await buildPages();
  const options = modelOptions(loadConfig());
  const lines = progressLines(process.stderr);
  const reports = await ensureModels({ ...options, onProgress: lines.show });
  lines.end();
  const changed = reports.some((report) => report.state !== 'ready');
  return changed ? describeReports(reports, options.store) : undefined;
});
