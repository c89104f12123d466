/**
 * An index on disk: segment files, and index.json, which says which of them count and what was taken out of each.
 * Promise: segments first, index.json last, in one rename: a run that is killed leaves the index before. What index.json does not
 * name is cleared away. One writer at a time. Memory of what is saved already: a segment is written once.
 * Change with it: segment-file.ts, open-index.ts.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AssistantError } from '../../../errors.js';
import { writeWhole } from '../../policy/store/atomic-file.js';
import type { Segment } from '../segment.js';
import type { Part } from '../snapshot.js';
import { readSegment, writeSegment } from './segment-file.js';

const listName = 'index.json';
const listSchema = z.object({
  /** What the index was made with; another index is made anew. */
  made: z.string(),
  parts: z.array(z.object({ file: z.string().regex(/^[0-9a-f]{24}\.segment$/), gone: z.array(z.number().int()) })),
});

export interface IndexFolder {
  /** Empty when there is none yet or it was made otherwise; throws `knowledge-invalid` when a file is damaged. */
  read(): Promise<readonly Part[]>;
  /** Rejects with `storage-failed`; what was there before still counts then. */
  write(parts: readonly Part[]): Promise<void>;
}

/** `made` tells apart what must not be mixed: format, arms, model. */
export function indexFolder(folder: string, made: string): IndexFolder {
  const fileOf = new WeakMap<Segment, string>();
  return {
    async read() {
      const list = await readList(folder);
      if (list?.made !== made) return [];
      return Promise.all(
        list.parts.map(async ({ file, gone }) => {
          const segment = await readSegment(folder, file);
          fileOf.set(segment, file);
          return gone.length > 0 ? { segment, gone: marks(gone, segment.table.ids.length) } : { segment };
        }),
      );
    },
    async write(parts) {
      const listed: z.infer<typeof listSchema>['parts'] = [];
      for (const { segment, gone } of parts) {
        const file = fileOf.get(segment) ?? (await writeSegment(folder, segment));
        fileOf.set(segment, file);
        listed.push({ file, gone: gone ? [...gone.keys()].filter((at) => gone[at] === 1) : [] });
      }
      await writeWhole(join(folder, listName), JSON.stringify({ made, parts: listed }));
      await clear(folder, new Set([listName, ...listed.map(({ file }) => file)]));
    },
  };
}

async function readList(folder: string): Promise<z.infer<typeof listSchema> | undefined> {
  const text = await readFile(join(folder, listName), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return listSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AssistantError('knowledge-invalid', { detail: `${listName} of the index is damaged`, cause });
  }
}

function marks(gone: readonly number[], count: number): Uint8Array {
  const all = new Uint8Array(count);
  for (const at of gone) all[at] = 1;
  return all;
}

/** A file that cannot be cleared away costs room, nothing else. */
async function clear(folder: string, named: ReadonlySet<string>): Promise<void> {
  const spare = (await readdir(folder)).filter((name) => /^\.new-|\.segment$/.test(name) && !named.has(name));
  await Promise.all(spare.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}
