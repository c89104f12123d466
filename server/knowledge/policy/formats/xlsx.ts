/**
 * XLSX as text: a heading a sheet and a row, each cell with its column's name.
 * Promise: sums and dates as they are shown to people as far as the file holds them. Call inspectZip first.
 */
import readXlsxFile from 'read-excel-file/node';
import { importLimits } from '../limits.js';
import { refusal } from '../refuse.js';
import type { ReadText } from './read-text.js';

export async function readXlsx(bytes: Uint8Array): Promise<ReadText> {
  const sheets = await readXlsxFile(Buffer.from(bytes)).catch((cause: unknown) => {
    throw refusal('Excel 表格坏了，打不开：请用 Excel 或 WPS 打开，另存一份再导入', cause);
  });
  const parts = sheets.map(({ sheet, data }) => {
    if (data.length > importLimits.rows)
      throw refusal(`工作表“${sheet}”有 ${data.length} 行，超过 ${importLimits.rows} 行：请拆开再导入`);
    return sheetLines(data.map((row) => row.map(show)));
  });
  const filled = parts.flatMap((lines, i) => (lines.length > 0 ? [{ name: sheets[i]?.sheet ?? '', lines }] : []));
  if (filled.length === 0) throw refusal('表格里没有内容');
  const text = filled.flatMap(({ name, lines }, i) => {
    // The title above the first sheet's table is the document's.
    const title = i === 0 && lines.length > 1 && lines[0]?.row === undefined ? lines.slice(0, 1) : [];
    const rest = lines.slice(title.length).flatMap(({ row, text }) => (row ? [`### 第${row}行`, text] : [text]));
    return [...title.map((line) => `# ${line.text}`), `## ${name}`, ...rest];
  });
  return { text: text.join('\n\n'), format: 'xlsx', doubts: [] };
}

interface SheetLine {
  /** Counted from 1; only rows below the columns' names have one. */
  readonly row?: number;
  readonly text: string;
}

/** The first row of two or more cells, all words, names the columns; what stands above it is said as it is. */
function sheetLines(rows: readonly (readonly string[])[]): SheetLine[] {
  const at = rows.findIndex((row) => row.filter(Boolean).length > 1 && row.filter(Boolean).every(isName));
  const names = rows[at] ?? [];
  return rows.flatMap((row, i): SheetLine[] => {
    if (i === at || !row.some(Boolean)) return [];
    if (i < at || at < 0) return [{ text: row.filter(Boolean).join(' ') }];
    const cells = row.flatMap((cell, c) => (cell ? [names[c] ? `${names[c]}：${cell}` : cell] : []));
    return [{ row: i + 1, text: cells.join('；') }];
  });
}

const isName = (cell: string) => !/^[\d.,%¥-]+$/.test(cell) && cell.length <= 30;

function show(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).replace(/\s+/g, ' ').trim();
}
