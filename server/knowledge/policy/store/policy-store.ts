/**
 * The folder of policy documents: one Markdown file a version, and catalogue.csv, which says what counts.
 * Promise: files first, the catalogue last: a run that is killed leaves what was listed before, and the next one goes on. A
 * version that a newer one replaces is closed, in whatever order they come. One writer at a time (the caller holds a lock).
 * Change with it: pending-files.ts, ../catalogue.ts, ../versions.ts.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readerVersion } from '../build-document.js';
import { type CatalogueRow, parseCatalogue, renderCatalogue } from '../catalogue.js';
import { type PolicyDocument, parseDocument, renderDocument } from '../document.js';
import { renderBody } from '../document-body.js';
import { fileNameOf } from '../file-name.js';
import { refusal } from '../refuse.js';
import { closingDays, documentKey } from '../versions.js';
import { type DiskCalls, diskCalls, storageFailure, temporaryName } from './atomic-file.js';
import { pendingFiles } from './pending-files.js';

export const catalogueName = 'catalogue.csv';

export interface Stored {
  readonly outcome: 'imported' | 'replaced' | 'unchanged';
  /** Below the folder. */
  readonly file: string;
  /** Files of versions whose last day in force was set by this. */
  readonly closed: readonly string[];
}

export interface PolicyStore {
  rows(): readonly CatalogueRow[];
  /** The row of a source that was read by this reader already; undefined when it must be read. */
  knows(hash: string, region: string | undefined): CatalogueRow | undefined;
  /** Throws `knowledge-invalid` when the place is taken, `storage-failed` when it cannot be written. */
  put(document: PolicyDocument): Promise<Stored>;
  /** Writes the catalogue, if anything changed. */
  commit(): Promise<void>;
  /** Puts back what was not committed. */
  rollBack(): Promise<void>;
}

export async function openPolicyStore(folder: string, disk: DiskCalls = diskCalls): Promise<PolicyStore> {
  const present = await listFiles(folder);
  await removeLeftovers(folder, present);
  const catalogueFile = join(folder, catalogueName);
  const written = present.has(catalogueName) ? await readFile(catalogueFile, 'utf8') : '';
  const rows = new Map((written ? parseCatalogue(catalogueName, written) : []).map((row) => [row.file, row]));
  let lastCatalogue = written;
  let committed = new Map(rows);
  const files = pendingFiles(folder, disk);
  /** Files that a source of this run stands for: another source may not replace them. */
  const spokenFor = new Set<string>();

  const versionsOf = (key: string) => [...rows.values()].filter((row) => documentKey(row) === key);
  const setRow = (file: string, document: PolicyDocument) =>
    rows.set(file, { ...rowOf(document), file, articles: document.articles.length, reader: readerVersion });
  const read = async (file: string) => parseDocument(file, await readFile(join(folder, file), 'utf8'));

  /** Sets the last days of all versions of a document; gives the files that changed. */
  async function close(key: string, except: string): Promise<string[]> {
    const versions = versionsOf(key);
    const days = closingDays(versions);
    const closed: string[] = [];
    for (const [i, row] of versions.entries()) {
      if (row.validTo === days[i]) continue;
      const { validTo: _, ...open } = await read(row.file);
      const document: PolicyDocument = days[i] ? { ...open, validTo: days[i] } : open;
      await files.write(row.file, renderDocument(document));
      rows.set(row.file, { ...row, validTo: days[i] });
      if (row.file !== except) closed.push(row.file);
    }
    return closed;
  }

  return {
    rows: () => [...rows.values()],
    knows(hash, region) {
      const row = [...rows.values()].find((one) => one.hash === hash);
      const current = row?.reader === readerVersion && present.has(row.file) && (!region || row.region === region);
      if (current) spokenFor.add(row.file);
      return current ? row : undefined;
    },
    async put(document) {
      const file = fileNameOf(document, document.hash);
      const taken = rows.get(file);
      if (taken && taken.hash !== document.hash && present.has(file)) {
        if (sameText(await read(file), document)) return { outcome: 'unchanged', file, closed: [] };
        if (document.format === 'scan' && taken.format !== 'scan')
          throw refusal(`已经收了有文字的一份“${taken.source}”，这份扫描件就不用了`);
        const better = taken.format === 'scan' && document.format !== 'scan';
        if (!better && (spokenFor.has(file) || taken.source !== document.source))
          throw refusal(`和已经收的“${taken.source}”标题、地区、日期都一样，内容却不同：请核对哪一份对，删掉另一份`);
      }
      const moved = [...rows.values()].find((row) => row.hash === document.hash && row.file !== file);
      await files.write(file, renderDocument(document));
      if (moved) {
        await files.remove(moved.file);
        rows.delete(moved.file);
      }
      present.add(file);
      spokenFor.add(file);
      setRow(file, document);
      const key = documentKey(document);
      const closed = await close(key, file);
      if (moved && documentKey(moved) !== key) closed.push(...(await close(documentKey(moved), file)));
      return { outcome: taken || moved ? 'replaced' : 'imported', file, closed };
    },
    async commit() {
      const now = renderCatalogue([...rows.values()]);
      if (rows.size === 0 && !lastCatalogue) return;
      if (now !== lastCatalogue) await files.write(catalogueName, now);
      lastCatalogue = now;
      committed = new Map(rows);
      files.keep();
    },
    async rollBack() {
      await files.undo();
      rows.clear();
      for (const [file, row] of committed) rows.set(file, row);
    },
  };
}

/** Every version that counts, with the last day in force that the catalogue gives. Throws `knowledge-invalid`. */
export async function readPolicies(folder: string): Promise<PolicyDocument[]> {
  const present = await listFiles(folder);
  if (!present.has(catalogueName)) return [];
  const rows = parseCatalogue(catalogueName, await readFile(join(folder, catalogueName), 'utf8'));
  const documents: PolicyDocument[] = [];
  for (const { file, validTo } of rows) {
    if (!present.has(file)) continue;
    const { validTo: _, ...document } = parseDocument(file, await readFile(join(folder, file), 'utf8'));
    documents.push(validTo ? { ...document, validTo } : document);
  }
  return documents;
}

const sameText = (a: PolicyDocument, b: PolicyDocument) =>
  renderBody(a.preamble, a.articles) === renderBody(b.preamble, b.articles);

function rowOf(document: PolicyDocument): Omit<CatalogueRow, 'file' | 'articles' | 'reader'> {
  const { title, part, number, authority, region, issuedOn, validFrom, expiresOn, validTo } = document;
  const { status, format, confidence, source, hash } = document;
  const sure = confidence === undefined ? undefined : String(confidence);
  return {
    title,
    part,
    number,
    authority,
    region,
    issuedOn,
    validFrom,
    expiresOn,
    validTo,
    status,
    format,
    confidence: sure,
    source,
    hash,
  };
}

async function listFiles(folder: string): Promise<Set<string>> {
  const names = await readdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw storageFailure(folder, cause);
  });
  return new Set(names.map((name) => name.replaceAll('\\', '/')));
}

/** A killed run may have left files that were not whole yet. */
async function removeLeftovers(folder: string, present: Set<string>): Promise<void> {
  for (const name of [...present].filter((one) => temporaryName.test(one.replace(/^.*\//, '')))) {
    await rm(join(folder, name), { force: true });
    present.delete(name);
  }
}
