/**
 * Numbers the distinct 32-bit keys of a text collection in the order in which they come: a hash table in typed arrays,
 * several times as fast and small as a Map at a million keys.
 * Promise: ids count from 0 without a gap.
 */
export interface KeyTable {
  readonly size: number;
  /** The key's number; a new one for a key not seen before. */
  idOf(key: number): number;
  /** All keys, by number. */
  keys(): Uint32Array;
}

export function createKeyTable(): KeyTable {
  let room = 1 << 12;
  let slots = new Uint32Array(room);
  let found = new Uint32Array(room);
  let size = 0;

  /** Where the key is, or where it should go. Slots hold the number plus 1; 0 is empty. */
  const slotOf = (key: number): number => {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & (room - 1);
    while (slots[at] !== 0 && found[(slots[at] as number) - 1] !== key) at = (at + 1) & (room - 1);
    return at;
  };
  const grow = (): void => {
    room *= 2;
    slots = new Uint32Array(room);
    const wider = new Uint32Array(room);
    wider.set(found);
    found = wider;
    for (let id = 0; id < size; id++) slots[slotOf(found[id] as number)] = id + 1;
  };

  return {
    get size() {
      return size;
    },
    idOf(key) {
      const at = slotOf(key);
      const known = slots[at] as number;
      if (known > 0) return known - 1;
      found[size] = key;
      slots[at] = ++size;
      if (size * 2 > room) grow();
      return size - 1;
    },
    keys: () => found.slice(0, size),
  };
}
