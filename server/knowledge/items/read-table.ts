/**
 * Reads a table that a county made: CSV or TSV (UTF-8, GBK) or XLSX, by content; a row is its cells by column name.
 * Promise: cells are trimmed text; empty rows are left out; a table without a header, with a column named twice or a broken row is refused.
 * Change with it: server/knowledge/policy/limits.ts.
 */
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { decodeText } from '../policy/formats/text.js';
import { inspectZip } from '../policy/formats/zip.js';
import { importLimits, megabytes } from '../policy/limits.js';
import { refusal } from '../policy/refuse.js';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Throws `knowledge-invalid` with the reason in Chinese; the file's name is the caller's to add. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > importLimits.fileBytes)
    throw refusal(`表格有 ${megabytes(bytes.length)}，超过 ${megabytes(importLimits.fileBytes)}：请拆开再导入`);
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const grid = zip ? await readSheet(bytes) : readCsv(decodeText(bytes));
  const [header, ...rest] = grid;
  const names = (header ?? []).map((name) => name.replace(/\s+/g, ''));
  if (names.filter(Boolean).length < 2) throw refusal('第1行要是列名，至少两列');
  const twice = names.filter((name, i) => name && names.indexOf(name) < i);
  if (twice.length > 0) throw refusal(`列名重复：${[...new Set(twice)].join('、')}`);
  if (rest.length > importLimits.rows)
    throw refusal(`有 ${rest.length} 行，超过 ${importLimits.rows} 行：请拆开再导入`);
  return {
    header: names.filter(Boolean),
    rows: rest.flatMap((row, i) =>
      row.some(Boolean)
        ? [{ line: i + 2, cells: Object.fromEntries(names.flatMap((n, c) => (n ? [[n, row[c] ?? '']] : []))) }]
        : [],
    ),
  };
}

async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  inspectZip(bytes);
  const sheets = await readXlsxFile(Buffer.from(bytes)).catch((cause: unknown) => {
    throw refusal('Excel 表格坏了，打不开：请用 Excel 或 WPS 打开，另存一份再导入', cause);
  });
  return (sheets[0]?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : show(cell).trim())));
}

const show = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell));

function readCsv(text: string): string[][] {
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: false,
      relax_column_count: true,
      ...(delimiter === '\t' && { quote: false }),
    }) as string[][];
  } catch (cause) {
    throw refusal(`表格读不懂：${cause instanceof Error ? cause.message : ''}`, cause);
  }
}
