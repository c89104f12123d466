/**
 * What an index costs: memory by what the process holds after a collection, time in milliseconds.
 * Promise: builds nothing itself.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** MiB that `build` adds to the heap and to array buffers, and the seconds it takes. */
export async function costOf(build: () => Promise<void> | void): Promise<{ seconds: number; memoryMB: number }> {
  const before = held();
  const start = performance.now();
  await build();
  const seconds = (performance.now() - start) / 1000;
  return { seconds: Math.round(seconds * 100) / 100, memoryMB: inMB(held() - before) };
}

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number;
}

const hundredths = (x: number): number => Math.round(x * 100) / 100;

export const inMB = (bytes: number): number => Math.round((bytes / 2 ** 20) * 10) / 10;

function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Runs a way over all questions; gives what it found and how long each took: milliseconds at nearest-rank percentiles, and `cpu`, the
 * mean of processor time, which other programs on the machine do not lengthen.
 */
export async function timed<Q, R>(
  questions: readonly Q[],
  ask: (question: Q) => R | Promise<R>,
): Promise<Times & { found: R[] }> {
  const found: R[] = [];
  const times: number[] = [];
  const used = process.cpuUsage();
  for (const question of questions) {
    const start = performance.now();
    const answer = ask(question);
    found.push(answer instanceof Promise ? await answer : answer);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(used);
  times.sort((a, b) => a - b);
  const at = (p: number) => hundredths(times[Math.max(0, Math.ceil(p * times.length) - 1)] ?? 0);
  const cpu = hundredths((user + system) / 1000 / Math.max(1, questions.length));
  return { found, p50: at(0.5), p95: at(0.95), cpu };
}
