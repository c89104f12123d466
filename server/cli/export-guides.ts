/**
 * `npm run -s export-guides -- FILE.csv|FILE.xlsx [--guide ID]`: writes the guides as a table of standard service-item elements.
 * Promise: what it writes, import-guides reads back without a change.
 * Change with it: server/knowledge/items/table-columns.ts.
 */
import { parseArgs } from 'node:util';
import { readGuides } from '../knowledge/files.js';
import { columns } from '../knowledge/items/table-columns.js';
import { knowledgeFolder } from './knowledge-folder.js';
import { runCommand } from './run-command.js';
import { writeTableFile } from './table-file.js';

runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { guide: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file || !/\.(csv|xlsx)$/.test(file)) return 'usage: npm run -s export-guides -- FILE.csv|FILE.xlsx [--guide ID]';
  const guides = (await readGuides(knowledgeFolder)).filter((g) => !values.guide || g.id === values.guide);
  if (guides.length === 0) return `usage: there is no guide "${values.guide}"`;
  await writeTableFile(file, [columns.map((c) => c.name), ...guides.map((g) => columns.map((c) => c.write(g)))]);
  return `${guides.length} 份指南写进了 ${file}。`;
});
