/**
 * A signal that ends with the person's own or when the time is over.
 * Promise: the timer is held until `end`, so that it fires whatever else is collected (AbortSignal.any over AbortSignal.timeout may be lost).
 * Change with it: compose-from-model.ts, reason-from-model.ts, rewrite-from-model.ts.
 */
export interface Deadline {
  readonly signal: AbortSignal;
  /** To be called when the work is done. */
  end(): void;
}

/** `ms`: milliseconds. After it the signal's reason is a TimeoutError. */
export function startDeadline(signal: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('out of time', 'TimeoutError')), ms);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}
