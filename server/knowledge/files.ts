/**
 * Reads the knowledge base from its folder. The only file here that touches the disk.
 * Promise: the order is the file names' order, so that two starts know the same thing.
 * Change with it: knowledge-base/README.md.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DialectPack, parseDialectIndex, parsePack } from '../dialect/pack.js';
import { AssistantError } from '../errors.js';
import { type Guide, parseGuide } from './guide.js';
import { buildLibrary, type Library } from './library.js';
import { parseTopics } from './topics.js';
import { inForce } from './validity.js';

/**
 * Reads `<root>/services/*.md` and `<root>/scope/*.yaml`, as they stand on `today` (YYYY-MM-DD). Throws `knowledge-invalid`
 * naming file and field.
 */
export async function readLibrary(root: string, today: string): Promise<Library> {
  const guides = await readGuides(root);
  const topics = await readAll(join(root, 'scope'), '.yaml', (name, text) => parseTopics(`scope/${name}`, text));
  const current = inForce(guides, today);
  return buildLibrary({ guides: current.guides, topics: [...topics, ...current.topics] });
}

/** Every guide in `<root>/services`, in force or not. */
export function readGuides(root: string): Promise<Guide[]> {
  return readAll(join(root, 'services'), '.md', (name, text) => [parseGuide(`services/${name}`, text)]);
}

/** Reads the packs that `<root>/dialects/index.yaml` lists. */
export async function readPacks(root: string): Promise<DialectPack[]> {
  const folder = join(root, 'dialects');
  const index = parseDialectIndex(await readFile(join(folder, 'index.yaml'), 'utf8'));
  return Promise.all(
    index.map(async (entry) => {
      const read = (name: string) => readFile(join(folder, entry.code, name), 'utf8');
      const [packYaml, lexiconCsv, phrasesYaml] = await Promise.all([
        read('pack.yaml'),
        read('lexicon.csv'),
        read('phrases.yaml'),
      ]);
      return parsePack(entry, { packYaml, lexiconCsv, phrasesYaml });
    }),
  );
}

async function readAll<T>(folder: string, ending: string, parse: (name: string, text: string) => T[]): Promise<T[]> {
  const names = (
    await readdir(folder).catch((cause: unknown) => {
      throw new AssistantError('knowledge-invalid', { detail: `the folder ${folder} cannot be read`, cause });
    })
  ).filter((name) => name.endsWith(ending));
  const texts = await Promise.all(
    names.sort().map(async (name) => parse(name, await readFile(join(folder, name), 'utf8'))),
  );
  return texts.flat();
}
