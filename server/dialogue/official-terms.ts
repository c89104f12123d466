/**
 * The names that every answer says as they are: services, papers, offices, what one gets, laws and documents.
 * Promise: pure; all of the library's, whatever the dialect.
 * Change with it: wording.ts, server/dialect/localise-keep.ts.
 */
import type { Library } from '../knowledge/library.js';

/** Each name once; a list in a name (户口簿、身份证) also gives its parts. */
export function officialTerms(library: Library): string[] {
  const names = [...library.guides.values()].flatMap((g) => [
    g.name,
    ...g.aliases,
    g.department,
    g.result.name,
    ...g.materials.map((m) => m.name),
    g.hotline?.name ?? '',
  ]);
  const offices = library.topics.flatMap((t) => (t.office ?? '').split('或者'));
  const laws = [...library.guides.values()].flatMap((g) => g.basis.flatMap((b) => [b.title, b.number ?? '']));
  const parts = [...names, ...offices].flatMap((name) => [name, ...name.split(/[、，；（）()]/)]);
  return [...new Set([...parts, ...laws].map((name) => name.trim()))].filter((name) => [...name].length > 1);
}
