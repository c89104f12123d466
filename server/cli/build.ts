/** `npm run build`: builds the pages under dist/ when their sources changed. */
import { buildPages } from './build-pages.js';
import { runCommand } from './run-command.js';

runCommand(async () => ((await buildPages()) ? 'built' : 'nothing has changed'));
