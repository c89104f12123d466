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

export const inMB = (bytes: number): number => Math.round((bytes / 2 ** 20) * 10) / 10;

function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Runs a way over all questions; gives what it found and how long each took: nearest-rank percentiles, to a hundredth. */
export async function timed<Q, R>(
  questions: readonly Q[],
  ask: (question: Q) => R | Promise<R>,
): Promise<{ found: R[]; p50: number; p95: number }> {
  const found: R[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const start = performance.now();
    const answer = ask(question);
    found.push(answer instanceof Promise ? await answer : answer);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (p: number) => Math.round((times[Math.max(0, Math.ceil(p * times.length) - 1)] ?? 0) * 100) / 100;
  return { found, p50: at(0.5), p95: at(0.95) };
}
