/**
 * Which documents of a segment may be returned: published, in force on the day, holding where the person is.
 * Promise: pure; what is repealed, not yet in force or of another place is let in only when it was asked for; a draft never.
 * Change with it: document-table.ts, ../policy/versions.ts (the same rule for whole documents).
 */
import { type DocumentTable, dayNumber, kindNumber, unpublished } from './document-table.js';
import type { SearchOptions } from './hybrid-index.js';

export type Admission = Pick<SearchOptions, 'today' | 'region' | 'kinds' | 'anyTime' | 'anyRegion'>;

/** 1 for each document that may be returned; `gone` holds 1 for each that was taken out. O(documents). */
export function admitted(table: DocumentTable, gone: Uint8Array | undefined, asked: Admission): Uint8Array {
  const today = dayNumber(asked.today);
  const here = Uint8Array.from(table.regions, (place) => Number(asked.anyRegion || holdsIn(place, asked.region)));
  const wanted = new Uint8Array(256).fill(asked.kinds ? 0 : 1);
  for (const kind of asked.kinds ?? []) wanted[kindNumber(kind)] = 1;
  wanted[unpublished] = 0;
  const open = new Uint8Array(table.ids.length);
  for (let i = 0; i < open.length; i++) {
    const now = asked.anyTime || ((table.from[i] as number) <= today && today <= (table.to[i] as number));
    if (now && wanted[table.kinds[i] as number] && here[table.regionOf[i] as number] && !gone?.[i]) open[i] = 1;
  }
  return open;
}

/** The same admission gives the same text. */
export const admissionKey = (a: Admission): string =>
  [
    a.today,
    a.region ?? '',
    [...(a.kinds ?? ['all'])].sort().join('+'),
    Number(!!a.anyTime),
    Number(!!a.anyRegion),
  ].join('|');

/** 四川省 and 成都市 hold in 四川省成都市; what holds in 成都市 says nothing about the rest of 四川省. */
function holdsIn(place: string, person: string | undefined): boolean {
  return place === '' || (person !== undefined && (person.includes(place) || person === bare(place)));
}

/** 四川省 and 四川 are the same place. */
const bare = (place: string): string => place.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, '');
