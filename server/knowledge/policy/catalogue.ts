/**
 * The list of what is stored, one row a version: catalogue.csv, which a spreadsheet opens.
 * Promise: pure; only what is listed counts; the order of rows is that of the files' names, so the same content gives the same bytes.
 * Change with it: store/policy-store.ts.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AssistantError } from '../../errors.js';
import { policyFormats } from './document.js';

const optional = z.string().transform((s) => s || undefined);

const rowSchema = z.object({
  file: z.string().min(1),
  title: z.string().min(1),
  part: optional,
  number: optional,
  authority: optional,
  region: z.string().min(1),
  issuedOn: optional,
  validFrom: optional,
  expiresOn: optional,
  validTo: optional,
  status: z.enum(['ok', 'needs-check']),
  format: z.enum(policyFormats),
  confidence: optional,
  articles: z.coerce.number().int(),
  source: z.string().min(1),
  hash: z.string().length(64),
  /** The version of the reading: when it changes, the source is read again. */
  reader: z.coerce.number().int(),
});

export type CatalogueRow = z.infer<typeof rowSchema>;
const columns = Object.keys(rowSchema.shape) as (keyof CatalogueRow)[];

export function renderCatalogue(rows: readonly CatalogueRow[]): string {
  const sorted = [...rows].sort((a, b) => (a.file < b.file ? -1 : 1));
  const lines = [columns, ...sorted.map((row) => columns.map((name) => row[name] ?? ''))];
  return `\uFEFF${lines.map((cells) => cells.map((cell) => quote(String(cell))).join(',')).join('\n')}\n`;
}

/** Throws `knowledge-invalid` naming the line. */
export function parseCatalogue(file: string, source: string): CatalogueRow[] {
  const wrong = (what: string, cause?: unknown) =>
    new AssistantError('knowledge-invalid', { detail: `${file}: ${what}`, cause });
  let records: unknown[];
  try {
    records = parse(source, { bom: true, columns: true, skip_empty_lines: true });
  } catch (cause) {
    throw wrong(`不是完整的表格，请用备份换回来：${cause instanceof Error ? cause.message : ''}`, cause);
  }
  return records.map((record, i) => {
    const row = rowSchema.safeParse(record);
    if (!row.success)
      throw wrong(`第${i + 2}行 ${row.error.issues.map((p) => `${p.path.join('.')}: ${p.message}`).join('; ')}`);
    return row.data;
  });
}

const quote = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
