/**
 * Writes a table row's changed cells into a guide's file.
 * Promise: pure; a field that no cell changes keeps its text byte for byte; the result is a valid guide or nothing is changed.
 * Change with it: table-columns.ts.
 */
import { parseDocument, stringify } from 'yaml';
import { AssistantError } from '../../errors.js';
import { type Guide, parseGuide } from '../guide.js';
import { type Column, columns, idColumn } from './table-columns.js';

export interface Applied {
  /** The file's new text; the old one when nothing changed. */
  readonly source: string;
  /** Names of the columns that changed, in the table's order. */
  readonly changed: readonly string[];
}

/** `row`: cells by column name; a column that is absent changes nothing. Throws `knowledge-invalid` naming column and reason. */
export function applyRow(file: string, source: string, row: Readonly<Record<string, string>>): Applied {
  const before = parseGuide(file, source);
  let now: Guide = before;
  let text = source;
  const changed: string[] = [];
  for (const column of columns) {
    const cell = row[column.name]?.replace(/\r\n/g, '\n').trim();
    if (cell === undefined || cell === column.write(now)) continue;
    if (column.name === idColumn) throw wrong(file, column, `这一行是 ${cell}，文件是 ${now.id}`);
    if (!column.read) throw wrong(file, column, `不能在表里改：文件里是“${column.write(now)}”，表里是“${cell}”`);
    const value = readCell(file, column, cell, now);
    text = replaceField(text, column.field, value);
    try {
      now = parseGuide(file, text);
    } catch (cause) {
      throw wrong(file, column, cause instanceof AssistantError ? cause.message : '写不进去', cause);
    }
    changed.push(column.name);
  }
  return { source: text, changed };
}

function readCell(file: string, column: Column, cell: string, guide: Guide): unknown {
  try {
    return column.read?.(cell, guide);
  } catch (cause) {
    throw wrong(file, column, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function wrong(file: string, column: Column, reason: string, cause?: unknown): AssistantError {
  return new AssistantError('knowledge-invalid', { detail: `${file}，${column.name}一栏：${reason}`, cause });
}

/** Puts a value in a top-level field's place, appends a new one, or takes it out. */
function replaceField(source: string, field: string, value: unknown): string {
  const [, open = '', front = '', rest = ''] = /^(\uFEFF?---\r?\n)([\s\S]*?)(\r?\n---[\s\S]*)$/.exec(source) ?? [];
  const written = value === undefined ? '' : stringify({ [field]: value }, { lineWidth: 0 });
  const range = fieldRange(front, field);
  const changed = range
    ? `${front.slice(0, range.from)}${written}${front.slice(range.to)}`
    : `${front.replace(/\n?$/, '\n')}${written}`;
  return `${open}${changed.replace(/\n$/, '')}${rest}`;
}

/** From the start of the key's line to the start of the next field's. */
function fieldRange(front: string, field: string): { from: number; to: number } | undefined {
  const document = parseDocument(front, { schema: 'core' });
  const pairs = (document.contents as { items?: { key: { value: unknown; range: [number, number, number] } }[] })
    ?.items;
  const at = pairs?.findIndex((p) => p.key.value === field) ?? -1;
  const from = pairs?.[at]?.key.range[0];
  if (from === undefined) return undefined;
  return { from, to: pairs?.[at + 1]?.key.range[0] ?? front.length };
}
