/**
 * The search of the repair: the best path through the slots of one heard text (Viterbi with a beam over language model states).
 * Promise: pure; at each slot at most `beam` paths live, none further than `window` behind the best; the path that keeps everything is always compared.
 * Change with it: repair.ts, repair-costs.ts.
 */
import type { Confusion } from './confusions.js';
import type { HeardSlot } from './heard-slots.js';
import type { Ngram, NgramState, NgramStep } from './ngram.js';
import type { RepairCosts } from './repair-costs.js';
import type { HeardSounds, WordMatch } from './sound-words.js';

export interface Decoder {
  readonly model: Ngram;
  readonly costs: RepairCosts;
  /** Characters that a syllable may stand for. */
  readonly confusions: (sound: string) => readonly Confusion[];
  /** Words that may have been meant from a slot on. */
  readonly words: (heard: HeardSounds, start: number) => readonly WordMatch[];
}

/** A piece of the answer: what slots [start, end) were written as. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Decoded {
  /** Natural log of the model's probability, less the prices paid. */
  readonly score: number;
  readonly pieces: readonly Piece[];
}

interface Path {
  readonly score: number;
  readonly state: NgramState;
  readonly piece: Piece | undefined;
  readonly before: Path | undefined;
}

/** The best writing of the slots; with `keep`, the best reading of them as they are (it differs in its words only). */
export function decode(decoder: Decoder, slots: readonly HeardSlot[], keep: boolean): Decoded {
  const { model, costs } = decoder;
  const heard = slots.map((s) => s.sound);
  const step: NgramStep = { state: 0, logProb: 0 };
  /** The best score so far at each slot. */
  const lead = new Float64Array(slots.length + 1).fill(Number.NEGATIVE_INFINITY);
  const layers: Map<NgramState, Path>[] = Array.from({ length: slots.length + 1 }, () => new Map());
  layers[0]?.set(model.start, { score: 0, state: model.start, piece: undefined, before: undefined });

  /** Extends a path by a piece whose tokens the model reads; keeps it where it is the best of its state. */
  const extend = (
    before: Path,
    start: number,
    end: number,
    text: string,
    ids: readonly number[],
    price: number,
  ): void => {
    let { state } = before;
    let score = before.score - price;
    const hopeless = (lead[end] as number) - costs.window;
    for (const id of ids) {
      if (score < hopeless) return;
      model.step(state, id, step);
      state = step.state;
      score += step.logProb;
    }
    if (score < hopeless) return;
    if (score > (lead[end] as number)) lead[end] = score;
    const layer = layers[end] as Map<NgramState, Path>;
    const rival = layer.get(state);
    if (!rival || rival.score < score) layer.set(state, { score, state, piece: { start, end, text }, before });
  };

  for (const [at, slot] of slots.entries()) {
    const paths = strongest(layers[at] as Map<NgramState, Path>, costs.beam);
    const options = choices(decoder, slots, heard, at, keep);
    for (const path of paths) {
      for (const { text, ids, end, price } of options) extend(path, at, end, text, ids, price);
      if (slot.sound !== undefined && !keep) extend(path, at, at + 1, '', [], costs.extra + costs.replace);
    }
  }
  return finish(model, strongest(layers[slots.length] as Map<NgramState, Path>, costs.beam), step);
}

interface Option {
  readonly text: string;
  readonly ids: readonly number[];
  readonly end: number;
  readonly price: number;
}

/** What may be written from slot `at` on. */
function choices(
  { model, costs, confusions, words }: Decoder,
  slots: readonly HeardSlot[],
  heard: HeardSounds,
  at: number,
  keep: boolean,
): Option[] {
  const slot = slots[at] as HeardSlot;
  const asHeard: Option = { text: slot.text, ids: slot.tokens.map(model.id), end: at + 1, price: 0 };
  if (slot.sound === undefined) return [asHeard];
  const matches = words(heard, at).flatMap(({ word, end, cost }) => {
    const changed = differences(
      word,
      slots.slice(at, end).map((s) => s.text),
    );
    if (keep && changed > 0) return [];
    const chars = [...word];
    return [
      { text: word, ids: chars.map(model.id), end, price: cost + changed * costs.replace - chars.length * costs.word },
    ];
  });
  if (keep) return [asHeard, ...matches];
  const singles = confusions(slot.sound).flatMap(({ char, distance }) =>
    char === slot.text
      ? []
      : [{ text: char, ids: [model.id(char)], end: at + 1, price: costs.replace + distance * costs.near }],
  );
  return [asHeard, ...matches, ...singles];
}

/** How many characters of the word were not heard as they are. */
function differences(word: string, heard: readonly string[]): number {
  const chars = [...word];
  if (chars.length === heard.length) return chars.filter((c, i) => c !== heard[i]).length;
  return chars.filter((c) => !heard.includes(c)).length;
}

function strongest(layer: Map<NgramState, Path>, beam: number): Path[] {
  return [...layer.values()].sort((a, b) => b.score - a.score).slice(0, beam);
}

function finish(model: Ngram, paths: readonly Path[], step: NgramStep): Decoded {
  let best: Path | undefined;
  let score = Number.NEGATIVE_INFINITY;
  for (const path of paths) {
    model.step(path.state, model.end, step);
    if (path.score + step.logProb > score) {
      score = path.score + step.logProb;
      best = path;
    }
  }
  const pieces: Piece[] = [];
  for (let path = best; path?.piece; path = path.before) pieces.unshift(path.piece);
  return { score, pieces };
}
