/** Where the knowledge base lies, and what the commands ask of it as a whole. */
import { fileURLToPath } from 'node:url';
import { readGuides } from '../knowledge/files.js';

export const knowledgeFolder = fileURLToPath(new URL('../../knowledge-base', import.meta.url));

/** Name and aliases of every service that has a guide, in force or not. */
export async function serviceNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const guides = await readGuides(knowledgeFolder);
  return new Map(guides.map((g) => [g.id, [g.name, ...g.aliases]]));
}
