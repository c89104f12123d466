/** Typed arrays that grow: for collecting millions of numbers without a JavaScript array of them. */

interface Growing<T> {
  readonly length: number;
  push(value: number): void;
  /** What was pushed, without spare room. */
  done(): T;
}

function growing<T extends Uint32Array | Uint16Array | Uint8Array>(make: (length: number) => T): Growing<T> {
  let values = make(1 << 12);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const wider = make(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    done: () => values.slice(0, length) as T,
  };
}

export const uint32List = (): Growing<Uint32Array> => growing((length) => new Uint32Array(length));
export const uint16List = (): Growing<Uint16Array> => growing((length) => new Uint16Array(length));
export const uint8List = (): Growing<Uint8Array> => growing((length) => new Uint8Array(length));
