/**
 * Reads the knowledge base from its folder. The only file here that touches the disk.
 * Promise: the order is the file names' order, so that two starts know the same thing.
 * Change with it: knowledge-base/README.md.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DialectPack, parseDialectIndex, parsePack } from '../dialect/pack.js';
import { AssistantError } from '../errors.js';
import { type Guide, parseGuide } from './guide.js';
import { buildLibrary, type Library } from './library.js';
import { parseTopics } from './topics.js';
import { parseVague } from './vague.js';
import { inForce } from './validity.js';

/** What was read before, by path: a file that has not changed since is not read again, and gives the same objects. */
export type FilesRead = Map<string, { readonly stamp: string; readonly values: readonly unknown[] }>;

/**
 * Reads `<root>/services/*.md`, `<root>/scope/*.yaml` and, where there is one, `<root>/clarify/*.yaml`, as they stand on `today` (YYYY-MM-DD). Throws `knowledge-invalid`
 * naming file and field.
 */
export async function readLibrary(root: string, today: string, files: FilesRead = new Map()): Promise<Library> {
  const guides = await readGuides(root, files);
  const topics = await readAll(join(root, 'scope'), '.yaml', files, (name, text) => parseTopics(`scope/${name}`, text));
  const folder = join(root, 'clarify');
  const vague = (await isThere(folder))
    ? await readAll(folder, '.yaml', files, (name, text) => parseVague(`clarify/${name}`, text))
    : [];
  const current = inForce(guides, today);
  return buildLibrary({ guides: current.guides, topics: [...topics, ...current.topics], vague });
}

/** Every guide in `<root>/services`, in force or not. */
export function readGuides(root: string, files: FilesRead = new Map()): Promise<Guide[]> {
  return readAll(join(root, 'services'), '.md', files, (name, text) => [parseGuide(`services/${name}`, text)]);
}

/** Reads the packs that `<root>/dialects/index.yaml` lists. */
export async function readPacks(root: string, files: FilesRead = new Map()): Promise<DialectPack[]> {
  const folder = join(root, 'dialects');
  const list = join(folder, 'index.yaml');
  const index = parseDialectIndex(await readFile(list, 'utf8'));
  const packs = await Promise.all(
    index.map((entry) => {
      const names = ['pack.yaml', 'lexicon.csv', 'phrases.yaml', 'answers.yaml'].map((name) =>
        join(folder, entry.code, name),
      );
      return readOnce(files, [list, ...names], (texts) => {
        const [, packYaml = '', lexiconCsv = '', phrasesYaml = '', answersYaml = ''] = texts;
        return [parsePack(entry, { packYaml, lexiconCsv, phrasesYaml, answersYaml })];
      });
    }),
  );
  return packs.flat();
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function readAll<T>(
  folder: string,
  ending: string,
  files: FilesRead,
  parse: (name: string, text: string) => T[],
): Promise<T[]> {
  const names = (
    await readdir(folder).catch((cause: unknown) => {
      throw new AssistantError('knowledge-invalid', { detail: `the folder ${folder} cannot be read`, cause });
    })
  ).filter((name) => name.endsWith(ending));
  const values = await Promise.all(
    names.sort().map((name) => readOnce(files, [join(folder, name)], ([text = '']) => parse(name, text))),
  );
  return values.flat();
}

/** What some files are parsed to together; parsed again only when one of them has changed. */
async function readOnce<T>(
  files: FilesRead,
  paths: readonly string[],
  parse: (texts: readonly string[]) => T[],
): Promise<T[]> {
  const key = paths.join('\n');
  const stats = await Promise.all(paths.map((path) => stat(path)));
  const stamp = stats.map(({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`).join('\n');
  const before = files.get(key);
  // The same paths are always parsed in the same way.
  if (before?.stamp === stamp) return before.values as T[];
  const values = parse(await Promise.all(paths.map((path) => readFile(path, 'utf8'))));
  files.set(key, { stamp, values });
  return values;
}
