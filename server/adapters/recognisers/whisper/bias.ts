/**
 * Makes words that are likely to be said easier to hear: a beam that spells one of them gets a bonus for every character,
 * and loses it again when it turns to something else before the word is complete.
 * Promise: pure; costs next to nothing however many words; a bonus never outweighs a sound that says otherwise clearly.
 * Change with it: beam.ts (where the bonus counts), whisper.ts (the strength).
 */
export interface BiasState {
  /** Bonus of complete words. */
  readonly kept: number;
  /** Words under way. */
  readonly paths: readonly Path[];
}

export interface Bias {
  readonly start: BiasState;
  /** After these bytes (one character a byte). */
  step(state: BiasState, bytes: string): BiasState;
  /** The bonus so far, in nats: with the words under way, or without them when nothing follows. */
  value(state: BiasState, final: boolean): number;
}

interface Node {
  readonly next: Map<string, Node>;
  word: boolean;
}

interface Path {
  readonly node: Node;
  /** Bytes spelt, and how many of them have their bonus already. */
  readonly bytes: number;
  readonly paid: number;
}

const bytesOfCharacter = 3;

/** `strength`: nats a character. Words of one character are left out: they are everywhere. */
export function createBias(words: readonly string[], strength: number): Bias {
  const root: Node = { next: new Map(), word: false };
  for (const word of words) {
    if ([...word].length < 2) continue;
    let node = root;
    for (const byte of Buffer.from(word).toString('latin1')) {
      let child = node.next.get(byte);
      if (!child) {
        child = { next: new Map(), word: false };
        node.next.set(byte, child);
      }
      node = child;
    }
    node.word = true;
  }
  const bonus = (bytes: number) => (strength * bytes) / bytesOfCharacter;

  function stepByte({ kept, paths }: BiasState, byte: string): BiasState {
    const grown: Path[] = [];
    let total = kept;
    // A new word may begin with every character; bytes from 0x80 to 0xbf go on with one.
    const begins = byte < '\x80' || byte > '\xbf';
    for (const path of begins ? [...paths, { node: root, bytes: 0, paid: 0 }] : paths) {
      const node = path.node.next.get(byte);
      if (!node) continue;
      const bytes = path.bytes + 1;
      if (node.word && bytes > path.paid) {
        total += bonus(bytes - path.paid);
        // The longest word takes the bonus; what began inside it does not count again.
        return { kept: total, paths: [{ node, bytes, paid: bytes }] };
      }
      grown.push({ node, bytes, paid: path.paid });
    }
    return { kept: total, paths: grown };
  }

  return {
    start: { kept: 0, paths: [] },
    step: (state, bytes) => [...bytes].reduce(stepByte, state),
    value: ({ kept, paths }, final) =>
      final ? kept : kept + paths.reduce((best, p) => Math.max(best, bonus(p.bytes - p.paid)), 0),
  };
}
