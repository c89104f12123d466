/**
 * The import: every source read, or refused with the reason; what is new stored; older versions closed.
 * Promise: a source that was imported already costs its hash only; the catalogue is written every so often, so that a killed run
 * goes on where it stopped; nothing of a refused file stays behind. Throws `storage-failed` or `aborted` after putting in order.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { AssistantError, toAssistantError } from '../../../errors.js';
import { buildDocument, type Note } from '../build-document.js';
import { readDocument } from '../formats/read-document.js';
import type { ReadOptions } from '../formats/read-text.js';
import { printable } from '../refuse.js';
import type { PolicyStore, Stored } from './policy-store.js';
import { readSource, type Source } from './source-files.js';

export interface FileOutcome {
  readonly path: string;
  readonly outcome: Stored['outcome'] | 'refused';
  /** Why it was refused. */
  readonly reason?: string;
  /** Where it is stored, below the folder. */
  readonly file?: string;
  readonly closed: readonly string[];
  readonly notes: readonly Note[];
}

export interface ImportOptions extends ReadOptions {
  /** Where the documents hold, when the person says so. */
  readonly region?: string | undefined;
  readonly onProgress?: (done: number, of: number, path: string) => void;
}

const startGuessed: Note = {
  kind: 'date-unclear',
  text: '没有写从哪天起施行，旧版本按公布的前一天失效：请核对施行日期',
};
/** Documents between two writes of the catalogue. */
const batch = 25;

export async function importPolicies(
  store: PolicyStore,
  sources: readonly Source[],
  options: ImportOptions = {},
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let uncommitted = 0;
  try {
    for (const [i, source] of sources.entries()) {
      options.onProgress?.(i, sources.length, source.path);
      options.signal?.throwIfAborted();
      const onPage = (page: number, of: number) =>
        options.onProgress?.(i, sources.length, `${source.path} 第${page}页（共${of}页）`);
      const outcome = await importOne(store, source, { ...options, onPage });
      outcomes.push(outcome);
      if (outcome.outcome === 'imported' || outcome.outcome === 'replaced') uncommitted += 1;
      if (uncommitted >= batch) {
        await store.commit();
        uncommitted = 0;
      }
    }
    await store.commit();
  } catch (cause) {
    await store.commit().catch(() => store.rollBack());
    throw toAssistantError(cause);
  }
  options.onProgress?.(sources.length, sources.length, '');
  return outcomes;
}

async function importOne(store: PolicyStore, source: Source, options: ImportOptions): Promise<FileOutcome> {
  const { path } = source;
  const none = { path, closed: [], notes: [] };
  if (source.refused) return { ...none, outcome: 'refused', reason: source.refused };
  try {
    const bytes = await readSource(path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = store.knows(hash, options.region);
    if (known) return { ...none, outcome: 'unchanged', file: known.file };
    const name = printable(basename(path));
    const read = await readDocument(name, bytes, options);
    const { document, notes } = buildDocument({ name, hash, region: options.region }, read);
    const stored = await store.put(document);
    const guessed = stored.closed.length > 0 && !document.validFrom ? [startGuessed] : [];
    return { path, notes: [...notes, ...guessed], ...stored };
  } catch (cause) {
    if (!(cause instanceof AssistantError) || cause.code !== 'knowledge-invalid') throw cause;
    return { ...none, outcome: 'refused', reason: cause.message };
  }
}
