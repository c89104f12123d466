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

/** What the slots may be written as, one list a slot. */
export type Choices = readonly (readonly Choice[])[];

/** The best path through the choices; with `keep`, of those only that change nothing. */
export function decode(decoder: Decoder, slots: readonly HeardSlot[], choices: Choices, keep: boolean): Decoded {
  const { model, costs } = decoder;
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
    const options = (choices[at] ?? []).filter((c) => !keep || c.same);
    for (const path of paths) {
      for (const { text, ids, end, price } of options) extend(path, at, end, text, ids, price);
      if (slot.sound !== undefined && !keep) extend(path, at, at + 1, '', [], costs.skip);
    }
  }
  return finish(model, strongest(layers[slots.length] as Map<NgramState, Path>, costs.beam), step);
}

export interface Choice {
  readonly text: string;
  readonly ids: readonly number[];
  /** The slot behind it. */
  readonly end: number;
  readonly price: number;
  /** Writes what was heard. */
  readonly same: boolean;
}

export function findChoices({ model, costs, confusions, words }: Decoder, slots: readonly HeardSlot[]): Choices {
  const heard = slots.map((s) => s.sound);
  return slots.map(({ text, sound, tokens, common }, at) => {
    const ids = tokens.map(model.id);
    const unseen = sound !== undefined && ids.includes(model.unknown);
    const asHeard: Choice = {
      text,
      ids,
      end: at + 1,
      price: -(unseen ? costs.unseen : 0) - (common ? costs.common : 0),
      same: true,
    };
    if (sound === undefined) return [asHeard];
    const matches = words(heard, at).map<Choice>(({ word, end, cost }) => {
      const chars = [...word];
      const changed = differences(
        chars,
        slots.slice(at, end).map((s) => s.text),
      );
      const held = slots.slice(at, end).filter((s, i) => s.common && s.text === chars[i]).length;
      const price = cost + changed * costs.replace - chars.length * costs.word - held * costs.common;
      return { text: word, ids: chars.map(model.id), end, price, same: changed === 0 && end - at === chars.length };
    });
    const singles = confusions(sound).flatMap<Choice>(({ char, distance }) =>
      char === text
        ? []
        : [
            {
              text: char,
              ids: [model.id(char)],
              end: at + 1,
              price: costs.replace + distance * costs.near,
              same: false,
            },
          ],
    );
    return [asHeard, ...matches, ...singles].sort((a, b) => a.price - b.price);
  });
}

/** How many characters of the word were not heard as they are. */
function differences(chars: readonly string[], heard: readonly string[]): number {
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
