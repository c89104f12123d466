/**
 * A value that takes a while to make: until it is made, the one before it serves.
 * Promise: with nothing before it, it is made at once; otherwise after the present work is done.
 * Change with it: server/knowledge-state.ts.
 */

export interface Later<T> {
  readonly value: T;
}

export function later<T>(make: () => T, meanwhile?: Later<T>): Later<T> {
  let value = meanwhile ? meanwhile.value : make();
  if (meanwhile)
    setImmediate(() => {
      value = make();
    });
  return {
    get value() {
      return value;
    },
  };
}
