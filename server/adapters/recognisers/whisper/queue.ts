/**
 * One at a time: turns of several people share the model without trampling on each other.
 * Promise: first come, first served; who aborts while waiting never starts; a failure does not block the next.
 */
export interface Queue {
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work, signal) {
      const result = last.then(() => {
        signal?.throwIfAborted();
        return work();
      });
      last = result.catch(() => undefined);
      return signal ? Promise.race([result, aborted(signal, result)]) : result;
    },
  };
}

/** Rejects as soon as the signal aborts, so that nobody waits for the others' work. */
function aborted(signal: AbortSignal, until: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    until.finally(() => signal.removeEventListener('abort', stop)).catch(() => undefined);
  });
}
