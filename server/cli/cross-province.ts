/**
 * `npm run -s cross-province -- ID [--home PROVINCE] [--here PROVINCE]`: can a service of the home county be done here.
 * Promise: only what a document says is a yes; else it says to ask.
 * Change with it: server/knowledge/items/cross-province.ts.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { crossProvince, parseCrossProvince } from '../knowledge/items/cross-province.js';
import { knowledgeFolder, serviceNames } from './knowledge-folder.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { home: { type: 'string' }, here: { type: 'string' } },
    allowPositionals: true,
  });
  const [service = ''] = positionals;
  const names = await serviceNames();
  if (!names.has(service)) return 'usage: npm run -s cross-province -- SERVICE-ID [--home PROVINCE] [--here PROVINCE]';
  const source = await readFile(`${knowledgeFolder}/items/cross-province.csv`, 'utf8');
  const { answer, entries } = crossProvince(service, parseCrossProvince(source, new Set(names.keys())), values);
  if (answer === 'ask') return `${names.get(service)?.[0]}：没有全国统一的说法，请打12345或者问两边的窗口。`;
  return entries
    .map((e) =>
      [
        `${e.item}：可以跨省办`,
        e.modes.length > 0 ? e.modes.join('、') : '怎么办由当地定',
        e.regions.length > 0 ? `限${e.regions.join('、')}之间` : '全国',
        `《${e.basis.title}》${e.basis.article ?? ''}${e.basis.number ? ` ${e.basis.number}` : ''}`,
        e.note ?? '',
      ]
        .filter(Boolean)
        .join('；'),
    )
    .join('\n');
});
