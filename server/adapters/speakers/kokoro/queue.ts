/**
 * One task at a time, in the order in which they come.
 * Promise: a task whose signal aborts while it waits never starts; its caller hears of the abort at once, even when the
 * task is already running; a failure does not block the next task.
 */
import { AssistantError } from '../../../errors.js';

export type Queue = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const mine = last.then(() => {
      refuseAborted(signal);
      return task();
    });
    last = mine.catch(() => {});
    return signal ? Promise.race([mine, abortOf(signal, last)]) : mine;
  };
}

/** Rejects when the signal aborts; lets go of the signal when `until` is over. */
function abortOf(signal: AbortSignal, until: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new AssistantError('aborted'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void until.then(() => signal.removeEventListener('abort', stop));
  });
}

/** Throws `aborted` when the signal has fired. */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AssistantError('aborted');
}
