/** A store in a temporary folder, a manifest of two small models, and clients that leave their packages instead of fetching. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach } from 'vitest';
import { type Manifest, parseManifest } from '../../server/models/manifest.js';
import type { RunClient } from '../../server/models/run-client.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  folders.push(folder);
  return folder;
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const described = (content: Uint8Array) => ({
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

export function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** What the packages `<name>-1.0.zip` hold. */
export const contents = { ears: bytesOf('all ears'), eyes: bytesOf('all eyes'), beak: bytesOf('a beak') };
export const zips = Object.fromEntries(
  Object.entries(contents).map(([name, content]) => [name, zipSync({ [`${name}/data.bin`]: content })]),
) as Record<keyof typeof contents, Uint8Array>;

const packageOf = (registry: 'pip' | 'npm' | 'mvn', name: keyof typeof contents) => ({
  ...{ registry, name, version: '1.0', file: `${name}-1.0.zip`, ...described(zips[name]) },
  take: [{ from: `${name}/data.bin`, to: `${name}.bin`, ...described(contents[name]) }],
});
const settings = bytesOf(`${JSON.stringify({ kind: 'owl' }, null, 2)}\n`);

/** owl: two packages (pip, mvn) and a written file; jay: one package (npm). */
export const smallManifest: Manifest = parseManifest(
  JSON.stringify({
    models: [
      {
        ...{ id: 'owl', version: 1, purpose: 'ear', licence: 'MIT', origin: 'test' },
        files: [
          { path: 'config.json', ...described(settings) },
          { path: 'ears.bin', ...described(contents.ears) },
          { path: 'eyes.bin', ...described(contents.eyes) },
        ],
        hub: {
          ...{ repository: 'woods/owl', revision: 'main' },
          files: [
            { from: 'config.json' },
            { from: ['onnx/full.onnx', 'onnx/small.onnx'] },
            { from: 'onnx/full.onnx_data', optional: true },
          ],
        },
        packages: [packageOf('pip', 'ears'), packageOf('mvn', 'eyes')],
        write: { 'config.json': { kind: 'owl' } },
      },
      {
        ...{ id: 'jay', version: 1, purpose: 'voice', licence: 'MIT', origin: 'test' },
        files: [{ path: 'beak.bin', ...described(contents.beak) }],
        hub: { repository: 'woods/jay', revision: 'main', files: [{ from: 'beak.bin' }] },
        packages: [packageOf('npm', 'beak')],
      },
    ],
  }),
);

export interface Clients {
  readonly run: RunClient;
  /** The packages asked for, in order. */
  readonly asked: string[];
}

/** Clients that leave `packages` (name → bytes) in the folder they are told; `missing` programs are not there; `failing` says the rest. */
export function fakeClients(
  changes: { packages?: Record<string, Uint8Array>; missing?: readonly string[]; failing?: string } = {},
): Clients {
  const packages: Record<string, Uint8Array> = changes.packages ?? zips;
  const asked: string[] = [];
  const run: RunClient = async (command) => {
    const [program = ''] = command;
    if (changes.missing?.includes(program)) return { code: 'missing', output: '' };
    const line = command.join(' ');
    const name = Object.keys(packages).find((key) => new RegExp(`[ =]${key}(==|@|:)1\\.0`).test(line));
    const folder = /(?:--dest|--pack-destination) (\S+)|-DoutputDirectory=(\S+)/.exec(line);
    if (!name || !folder || changes.failing) return { code: 1, output: changes.failing ?? `no such package: ${line}` };
    asked.push(name);
    writeFileSync(join(folder[1] ?? folder[2] ?? '', `${name}-1.0.zip`), packages[name] as Uint8Array);
    return { code: 0, output: '' };
  };
  return { run, asked };
}
