/** Runs a registry's client (pip, npm, mvn) as a child process. Tests put another runner in its place. */
import { spawn } from 'node:child_process';

export interface RunResult {
  /** The exit code; `missing` when there is no such command. */
  readonly code: number | 'missing';
  /** What it wrote, both streams, the last 8,000 characters. */
  readonly output: string;
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}
export type RunClient = (command: readonly string[], options?: RunOptions) => Promise<RunResult>;

const keptCharacters = 8_000;

/** Rejects with AbortError when `signal` aborts; every other failure is a result. */
export const runClient: RunClient = ([program = '', ...args], { env = {}, signal } = {}) =>
  new Promise((resolve, reject) => {
    // `env` is a program on every system with pip and Maven; so the child's surroundings change without reading ours.
    const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const [command, given] = settings.length ? ['env', [...settings, program, ...args]] : [program, args];
    const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    let output = '';
    const keep = (piece: Buffer) => {
      output = (output + piece.toString('utf8')).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve({ code: 'missing', output }) : reject(error),
    );
    child.on('close', (code) => resolve({ code: code === 127 ? 'missing' : (code ?? 1), output }));
  });
