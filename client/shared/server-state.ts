/**
 * What the server says about itself: which parts work, which dialects it knows.
 * Promise: never rejects; undefined when it cannot be asked.
 * Change with it: server/channels/protocol.ts.
 */
import type { DialectOption, Readiness } from '../../server/channels/protocol.js';

export async function fetchReadiness(): Promise<Readiness | undefined> {
  return fetchJson<Readiness>('readyz');
}

export async function fetchDialects(): Promise<readonly DialectOption[]> {
  return (await fetchJson<{ dialects: DialectOption[] }>('api/dialects'))?.dialects ?? [];
}

async function fetchJson<T>(path: string): Promise<T | undefined> {
  try {
    return (await (await fetch(path)).json()) as T;
  } catch {
    return undefined;
  }
}
