/**
 * Versions of one document: which of them is in force on a day, and until when each was.
 * Promise: pure; the order of importing does not matter; days are YYYY-MM-DD, both ends included.
 */
import { addDays } from './chinese-dates.js';
import { normaliseTitle } from './names.js';

export interface Version {
  readonly title: string;
  readonly part?: string | undefined;
  readonly region: string;
  readonly issuedOn?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly validTo?: string | undefined;
}

/** Versions with the same key are the same document. */
export function documentKey({ title, part, region }: Version): string {
  return [region, normaliseTitle(title), part ? normaliseTitle(part) : ''].join('|');
}

/** From when on it counts: the day it is in force, or where the text does not say, the day it was issued. */
export function startOf(version: Version): string | undefined {
  return version.validFrom ?? version.issuedOn;
}

/**
 * For versions of one document, in the order given: each one's last day in force; undefined for one that no newer version
 * and no day of its own ends. A version issued later but in force earlier still replaces the earlier one.
 */
export function closingDays(versions: readonly Version[]): (string | undefined)[] {
  return versions.map((version) => {
    const newer = versions
      .filter((other) => issued(other) > issued(version) && issued(version) !== '')
      .map((other) => startOf(other) ?? '')
      .filter(Boolean)
      .sort()[0];
    const ends = [newer ? addDays(newer, -1) : '', version.expiresOn ?? ''].filter(Boolean);
    return ends.sort()[0];
  });
}

/** Those in force on `today`; of one document at most one. */
export function inForceOn<V extends Version>(versions: readonly V[], today: string): V[] {
  return versions.filter((v) => (startOf(v) ?? '') <= today && (!v.validTo || today <= v.validTo));
}

const issued = (version: Version) => version.issuedOn ?? version.validFrom ?? '';
