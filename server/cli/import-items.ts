/**
 * `npm run -s import-items -- FILE [--out REPORT.csv] [--json]`: maps a county's own item list to our services.
 * Promise: prints matched / for a person / unmatched with counts and reasons; nothing in the knowledge base is changed.
 * Change with it: server/knowledge/items/, knowledge-base/items/mapping.yaml.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCountyList } from '../knowledge/items/county-list.js';
import { parseItemRules } from '../knowledge/items/item-rules.js';
import { createItemMatcher } from '../knowledge/items/match-items.js';
import { describeMatches, matchesTable } from './items-report.js';
import { knowledgeFolder, serviceNames } from './knowledge-folder.js';
import { runCommand } from './run-command.js';
import { readTableFile, writeTableFile } from './table-file.js';

runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    return 'usage: npm run -s import-items -- FILE [--out REPORT.csv|.xlsx] [--json]';
  const list = readCountyList(await readTableFile(file));
  const names = await serviceNames();
  const rules = parseItemRules(await readFile(`${knowledgeFolder}/items/mapping.yaml`, 'utf8'), new Set(names.keys()));
  const matches = list.items.map(createItemMatcher(rules, names));
  if (values.out) await writeTableFile(values.out, matchesTable(matches));
  return values.json ? JSON.stringify({ matches, nameless: list.nameless }) : describeMatches(matches, list.nameless);
});
