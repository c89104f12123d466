/**
 * A value that is loaded anew when what it comes from changes, without anyone having to wait or to restart.
 * Promise: `current` is always whole; a load that fails leaves the value before in place and is reported; changes that come while
 * one is loading lead to one more load; who took `current` keeps what they took.
 * Change with it: watch-folder.ts, server/assemble.ts.
 */

export interface Live<T> {
  readonly current: T;
  /** Takes up what has changed; resolves when that is current, or was refused. Never rejects. */
  refresh(): Promise<void>;
  close(): void;
}

export interface LiveOptions<T> {
  /** `before` is what it takes the place of; what has not changed may be taken from there. */
  load(before: T | undefined): Promise<T>;
  /** Calls back when something may have changed; returns what ends it. */
  watch?(changed: () => void): () => void;
  onTrouble(reason: unknown): void;
}

/** Rejects when the first load does: there is nothing to fall back on. */
export async function openLive<T>({ load, watch, onTrouble }: LiveOptions<T>): Promise<Live<T>> {
  let current = await load(undefined);
  let running: Promise<void> | undefined;
  let again = false;

  const run = async () => {
    do {
      again = false;
      try {
        current = await load(current);
      } catch (reason) {
        onTrouble(reason);
      }
    } while (again);
    running = undefined;
  };
  const refresh = () => {
    again = running !== undefined;
    running ??= run();
    return running;
  };
  const end = watch?.(refresh);
  return {
    get current() {
      return current;
    },
    refresh,
    close: () => end?.(),
  };
}
