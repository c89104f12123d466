/**
 * The tree behind ngram.ts in typed arrays: nodes are runs of tokens, found by (parent, token) in an open hash table.
 * Promise: a parent and a suffix always have a smaller number than the node itself; node 0 is the empty run.
 * Change with it: ngram.ts only.
 */

export interface NodeTable {
  size(): number;
  /** The node of `parent`'s run with one more token, -1 when there is none. Expected O(1). */
  child(parent: number, token: number): number;
  /** The child, made when it is new, with `weight` added to its count. `suffix` is its run without the first token. */
  grow(parent: number, token: number, suffix: number, weight: number): number;
  parent(node: number): number;
  suffix(node: number): number;
  /** Tokens in the run. */
  depth(node: number): number;
  count(node: number): number;
}

const initialSlots = 1 << 16;

/** `width`: tokens are numbers below it. */
export function createNodeTable(width: number): NodeTable {
  const parents: number[] = [0];
  const suffixes: number[] = [0];
  const depths: number[] = [0];
  const counts: number[] = [0];
  const keys: number[] = [-1];
  let slots = new Int32Array(initialSlots).fill(-1);

  const place = (key: number): number => {
    const mask = slots.length - 1;
    let at = (Math.imul(key % 0x7fffffff, 0x9e3779b1) >>> 8) & mask;
    while (slots[at] !== -1 && keys[slots[at] as number] !== key) at = (at + 1) & mask;
    return at;
  };
  const rehash = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let node = 1; node < keys.length; node++) slots[place(keys[node] as number)] = node;
  };

  return {
    size: () => keys.length,
    child: (parent, token) => slots[place(parent * width + token)] as number,
    grow(parent, token, suffix, weight) {
      const key = parent * width + token;
      const at = place(key);
      let node = slots[at] as number;
      if (node === -1) {
        node = keys.length;
        slots[at] = node;
        keys.push(key);
        parents.push(parent);
        suffixes.push(suffix);
        depths.push((depths[parent] as number) + 1);
        counts.push(0);
        if (keys.length * 2 > slots.length) rehash();
      }
      counts[node] = (counts[node] as number) + weight;
      return node;
    },
    parent: (node) => parents[node] as number,
    suffix: (node) => suffixes[node] as number,
    depth: (node) => depths[node] as number,
    count: (node) => counts[node] as number,
  };
}
