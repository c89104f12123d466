/**
 * `npm run -s check:basis [-- --laws FOLDER] [--guide ID] [--json]`: checks the basis of every guide against a folder of laws.
 * Promise: exit code 1 when a basis is wrong; what could not be checked is listed by document; without the folder it says so and checks nothing.
 * Change with it: server/knowledge/basis-check.ts, knowledge-base/README.md.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkBases, faults } from '../knowledge/basis-check.js';
import { checkFigures } from '../knowledge/figure-check.js';
import { readLibrary } from '../knowledge/files.js';
import { buildShelf } from '../knowledge/law-shelf.js';
import { parseStatus } from '../knowledge/law-status.js';
import { readLaws } from '../knowledge/policy/law-files.js';
import { dayInChina } from '../knowledge/validity.js';
import { describeBases } from './basis-report.js';
import { runCommand } from './run-command.js';

const root = fileURLToPath(new URL('../../knowledge-base', import.meta.url));

runCommand(async () => {
  const { values } = parseArgs({
    options: { laws: { type: 'string' }, guide: { type: 'string' }, json: { type: 'boolean' } },
  });
  const laws = values.laws ?? join(root, 'policies');
  if (!existsSync(laws))
    return `没有法规文件夹 ${laws}：依据没有核对。用 --laws 指给我，或者先用 npm run import-policy 导入。`;
  const today = dayInChina(new Date());
  const library = await readLibrary(root, today);
  const guides = [...library.guides.values()].filter((g) => !values.guide || g.id === values.guide);
  if (guides.length === 0) return `usage: there is no guide "${values.guide}"`;
  const statusFile = join(root, 'policies/status.yaml');
  const status = parseStatus('policies/status.yaml', await readFile(statusFile, 'utf8'));
  const shelf = buildShelf((await readLaws(laws)).map(({ law }) => law));
  const findings = checkBases(guides, { shelf, status, today });
  const figures = checkFigures(guides, findings);
  if (findings.some((f) => faults.has(f.state)) || figures.length > 0) process.exitCode = 1;
  return values.json
    ? JSON.stringify({ laws: shelf.size, findings: findings.map(({ text: _, ...f }) => f), figures })
    : describeBases({ laws: shelf.size, guides: guides.length, findings, figures });
});
