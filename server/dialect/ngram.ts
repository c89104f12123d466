/**
 * A character n-gram model with interpolated Kneser-Ney smoothing, trained on the spot from a few thousand sentences.
 * Promise: pure and deterministic; every token has a probability above zero; one step costs at most `order` look-ups.
 * Change with it: repair.ts, which walks it; n-gram-table.ts, which holds it.
 */
import { createNodeTable, type NodeTable } from './n-gram-table.js';

/** A place in the model: what the last tokens were, as far as it matters. */
export type NgramState = number;

export interface TrainingSentence {
  readonly tokens: readonly string[];
  /** How often it counts, a whole number. */
  readonly weight: number;
}

/** Where a step led; one object is reused by the caller, since millions of steps are taken. */
export interface NgramStep {
  state: NgramState;
  /** Natural log of the token's probability, < 0. */
  logProb: number;
}

export interface Ngram {
  /** The state at the beginning of a sentence. */
  readonly start: NgramState;
  /** The token that ends a sentence. */
  readonly end: number;
  /** The number of every token that was never seen. */
  readonly unknown: number;
  /** The number of a token. */
  id(token: string): number;
  /** Takes the token from the state and writes where it led into `out`. O(order). */
  step(state: NgramState, id: number, out: NgramStep): void;
}

const unknown = 0;
const begin = 1;
const end = 2;
const firstWord = 3;
/** Characters that may turn up unseen: those of everyday writing. */
const unseenCharacters = 5000;
const discount = 0.75;

/** Trains on the sentences. O(tokens × order). */
export function trainNgram(sentences: readonly TrainingSentence[], order = 4): Ngram {
  const ids = new Map<string, number>();
  const coded = sentences.map(({ tokens, weight }) => ({
    weight,
    codes: [
      begin,
      ...tokens.map((token) => {
        const id = ids.get(token) ?? ids.size + firstWord;
        ids.set(token, id);
        return id;
      }),
      end,
    ],
  }));
  const table = createNodeTable(ids.size + firstWord);
  for (const { codes, weight } of coded) count(table, codes, weight, order);
  const { logProbs, backOffs, states } = smooth(table, order);

  return {
    start: table.child(0, begin),
    end,
    unknown,
    id: (token) => ids.get(token) ?? unknown,
    step(from, id, out) {
      let logProb = 0;
      for (let node = from; ; node = table.suffix(node)) {
        const next = id === unknown ? -1 : table.child(node, id);
        if (next >= 0) {
          out.state = states[next] as number;
          out.logProb = logProb + (logProbs[next] as number);
          return;
        }
        logProb += backOffs[node] as number;
        if (node === 0) break;
      }
      out.state = 0;
      out.logProb = logProb - Math.log(unseenCharacters);
    },
  };
}

/** Adds every run of up to `order` codes that ends at each place, and links each to the run without its first code. */
function count(table: NodeTable, codes: readonly number[], weight: number, order: number): void {
  let open: number[] = [table.grow(0, begin, 0, 0)];
  for (const code of codes.slice(1)) {
    // `open` holds the nodes of the last 1, 2, … codes; each grows by this code, shortest first, so that suffixes exist.
    const grown = [table.grow(0, code, 0, weight)];
    for (const node of open.slice(0, order - 1)) grown.push(table.grow(node, code, grown.at(-1) as number, weight));
    open = grown;
  }
}

/**
 * Probabilities of every node (given the nodes before it), back-off weights, and the state each leads to.
 * Counts below the highest order are numbers of different left neighbours, as Kneser and Ney have it.
 */
function smooth(table: NodeTable, order: number) {
  const size = table.size();
  const left = new Float64Array(size);
  for (let node = 1; node < size; node++) if (table.depth(node) > 1) add(left, table.suffix(node), 1);
  const counts = new Float64Array(size);
  const totals = new Float64Array(size);
  const kinds = new Float64Array(size);
  for (let node = 1; node < size; node++) {
    const c = table.depth(node) < order && (left[node] as number) > 0 ? (left[node] as number) : table.count(node);
    counts[node] = c;
    if (c === 0) continue;
    add(totals, table.parent(node), c);
    add(kinds, table.parent(node), 1);
  }
  const probs = new Float64Array(size);
  const logProbs = new Float32Array(size);
  const backOffs = new Float32Array(size);
  const states = new Int32Array(size);
  const share = (node: number) =>
    (totals[node] as number) > 0 ? (discount * (kinds[node] as number)) / (totals[node] as number) : 1;
  for (let node = 0; node < size; node++) {
    backOffs[node] = Math.log(share(node));
    if (node === 0) continue;
    const parent = table.parent(node);
    const lower = table.depth(node) > 1 ? (probs[table.suffix(node)] as number) : 1 / unseenCharacters;
    const own = Math.max(0, (counts[node] as number) - discount) / Math.max(1, totals[parent] as number);
    probs[node] = own + share(parent) * lower;
    logProbs[node] = Math.log(probs[node] as number);
    // A node that nothing follows is as good as its suffix.
    const deep = table.depth(node) === order || (totals[node] as number) === 0;
    states[node] = deep ? (states[table.suffix(node)] as number) : node;
  }
  return { logProbs, backOffs, states };
}

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] as number) + amount;
}
