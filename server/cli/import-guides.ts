/**
 * `npm run -s import-guides -- FILE [--check]`: writes changed cells of such a table back into the guides.
 * Promise: all rows are checked before the first file is touched; a wrong cell names row, column and reason and nothing is written;
 * `--check` only says what would change.
 * Change with it: server/knowledge/items/apply-row.ts.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AssistantError } from '../errors.js';
import { applyRow } from '../knowledge/items/apply-row.js';
import type { TableRow } from '../knowledge/items/read-table.js';
import { idColumn } from '../knowledge/items/table-columns.js';
import { knowledgeFolder } from './knowledge-folder.js';
import { runCommand } from './run-command.js';
import { readTableFile } from './table-file.js';

interface Change {
  readonly file: string;
  readonly source: string;
  readonly changed: readonly string[];
}

runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) return 'usage: npm run -s import-guides -- FILE [--check]';
  const { header, rows } = await readTableFile(file);
  if (!header.includes(idColumn)) throw wrong(`没有“${idColumn}”这一列：先用 export-guides 导出一份来改`);
  const twice = rows.map((r) => r.cells[idColumn]).filter((id, i, all) => all.indexOf(id) < i);
  if (twice.length > 0) throw wrong(`同一个事项写了两行：${[...new Set(twice)].join('、')}`);
  const changes = (await Promise.all(rows.map(changeOf))).filter((c) => c.changed.length > 0);
  if (!values.check) for (const change of changes) await replaceFile(change);
  return [
    ...changes.map((c) => `${c.file}：${c.changed.join('、')}`),
    `${rows.length} 行，${changes.length} 份指南${values.check ? '会改（没有写入）' : '改好了'}。`,
  ].join('\n');
});

async function changeOf({ line, cells }: TableRow): Promise<Change> {
  const id = cells[idColumn] ?? '';
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw wrong(`第${line}行的${idColumn}“${id}”不对`);
  const file = `services/${id}.md`;
  const source = await readFile(join(knowledgeFolder, file), 'utf8').catch((cause: unknown) => {
    throw wrong(`第${line}行：没有 ${file} 这份指南。新事项请照 knowledge-base/README.md 先写一份`, cause);
  });
  try {
    return { file, ...applyRow(file, source, cells) };
  } catch (cause) {
    throw wrong(`第${line}行：${cause instanceof Error ? cause.message : cause}`, cause);
  }
}

async function replaceFile({ file, source }: Change): Promise<void> {
  const path = join(knowledgeFolder, file);
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, source);
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    throw wrong(`${file} 写不进去，请看磁盘和权限；它前面的已经改好，再运行一次会接着改`, cause);
  }
}

const wrong = (detail: string, cause?: unknown) => new AssistantError('knowledge-invalid', { detail, cause });
