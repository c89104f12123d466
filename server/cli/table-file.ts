/**
 * Tables on disk for the commands: reads CSV, TSV and XLSX, writes CSV or XLSX by the name's ending.
 * Promise: a failure names the file; a written table is complete or not there; CSV opens in Excel and WPS with its Chinese intact.
 */
import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { AssistantError } from '../errors.js';
import { readTable, type Table } from '../knowledge/items/read-table.js';
import { importLimits, megabytes } from '../knowledge/policy/limits.js';

export async function readTableFile(file: string): Promise<Table> {
  const wrong = (detail: string, cause?: unknown) =>
    new AssistantError('bad-request', { detail: `${basename(file)}：${detail}`, cause });
  const size = await stat(file).then(
    (s) => (s.isFile() ? s.size : Number.NaN),
    (cause: unknown) => Promise.reject(wrong('找不到这个文件', cause)),
  );
  if (Number.isNaN(size)) throw wrong('不是文件');
  if (size > importLimits.fileBytes)
    throw wrong(`有 ${megabytes(size)}，超过 ${megabytes(importLimits.fileBytes)}：请拆开再导入`);
  const handle = await open(file).catch((cause: unknown) => Promise.reject(wrong('没有权限读', cause)));
  const bytes = await handle.readFile().finally(() => handle.close());
  if (bytes.length === 0) throw wrong('是空的');
  return readTable(bytes).catch((cause: unknown) => {
    throw cause instanceof AssistantError ? wrong(cause.message, cause) : cause;
  });
}

/** `rows`: header first. */
export async function writeTableFile(file: string, rows: readonly (readonly string[])[]): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, file.endsWith('.xlsx') ? await toXlsx(rows) : toCsv(rows));
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    throw new AssistantError('bad-request', { detail: `${basename(file)}：写不进去，请看磁盘和权限`, cause });
  }
}

/** With a byte-order mark, by which Excel knows UTF-8; a cell that Excel would run as a formula gets an apostrophe. */
function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => `"${safe(value).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const safe = (value: string): string => (/^[=+@\t]/.test(value) ? `'${value}` : value);

function toXlsx(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [header = [], ...rest] = rows;
  return writeXlsxFile(
    [
      header.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rest.map((row) => row.map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const }))),
    ],
    { columns: header.map((name) => ({ width: /材料|依据|流程|条件/.test(name) ? 60 : 18 })), stickyRowsCount: 1 },
  ).toBuffer();
}
