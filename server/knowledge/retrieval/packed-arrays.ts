/**
 * Typed arrays and what else belongs to them as one run of bytes, and back as views over it: nothing is copied or parsed but a
 * short head.
 * Promise: platform-free; what does not read as such a run is `knowledge-invalid`.
 * Layout: u32 bytes of the head, head as JSON ({rest, arrays: [name, type, offset, length]}), each array at a multiple of 8; little endian.
 */
import { AssistantError } from '../../errors.js';

const types = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type TypeName = keyof typeof types;
export type NumberArray = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

type Place = readonly [name: string, type: TypeName, offset: number, length: number];
interface Head {
  readonly rest: unknown;
  readonly arrays: readonly Place[];
}

export interface Unpacked {
  readonly rest: unknown;
  /** Throws `knowledge-invalid` when there is no such array, or one of another type. */
  array<T extends NumberArray>(name: string, type: new (length: number) => T): T;
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

/** The pieces to write one after the other. `rest` must be JSON. */
export function packArrays(arrays: Readonly<Record<string, NumberArray>>, rest: unknown): Uint8Array[] {
  let offset = 0;
  const places = Object.entries(arrays).map(([name, array]): Place => {
    const place: Place = [name, typeName(array), offset, array.length];
    offset = aligned(offset + array.byteLength);
    return place;
  });
  const head = new TextEncoder().encode(JSON.stringify({ rest, arrays: places } satisfies Head));
  const front = new Uint8Array(aligned(4 + head.length));
  new DataView(front.buffer).setUint32(0, head.length, true);
  front.set(head, 4);
  const bodies = Object.values(arrays).flatMap((array) => [
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
    new Uint8Array(aligned(array.byteLength) - array.byteLength),
  ]);
  return [front, ...bodies];
}

/** `bytes` start at a multiple of 8 of their buffer, and stay as they are while the arrays are in use. */
export function unpackArrays(bytes: Uint8Array): Unpacked {
  const { head, from } = readHead(bytes);
  return {
    rest: head.rest,
    array(name, type) {
      const [, typed, offset = 0, length = 0] = head.arrays.find((place) => place[0] === name) ?? [];
      const Type = typed && types[typed];
      if (!Type || (Type as unknown) !== type) throw damaged();
      const start = bytes.byteOffset + from + offset;
      if (start + length * Type.BYTES_PER_ELEMENT > bytes.byteOffset + bytes.length) throw damaged();
      return new Type(bytes.buffer as ArrayBuffer, start, length) as never;
    },
  };
}

function readHead(bytes: Uint8Array): { head: Head; from: number } {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
    return { head, from: aligned(4 + length) };
  } catch (cause) {
    throw damaged(cause);
  }
}

function typeName(array: NumberArray): TypeName {
  const found = (Object.keys(types) as TypeName[]).find((name) => array instanceof types[name]);
  if (!found) throw new TypeError('not an array that can be packed');
  return found;
}

const damaged = (cause?: unknown) =>
  new AssistantError('knowledge-invalid', { detail: 'a part of the index is damaged: it will be made anew', cause });
