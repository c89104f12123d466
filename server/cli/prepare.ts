/**
 * What `npm start` does first: builds the pages when they are older than their sources, and fetches the models that are missing.
 * Promise: when nothing is to do it does nothing and needs no network; a model that cannot be had does not stop the start.
 * Change with it: build-pages.ts, server/models/ensure.ts.
 */
import { buildPages } from './build-pages.js';
import { fetchModels } from './models.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  await buildPages();
  await fetchModels();
  return undefined;
});
