/**
 * Mends what was heard by its sound: the transcript is decoded again, as an input method does. Every syllable may stand for
 * any character, or word of the domain, that sounds the same or nearly so; a language model says which.
 * Promise: pure; figures, letters and punctuation stay; a text that is already good stays; mending twice is mending once.
 * Change with it: repair-costs.ts (the prices), confusions.ts, sound-words.ts, ngram.ts.
 */
import type { Hypothesis } from '../turn/turn.js';
import { createConfusions, createNearSounds, soundedChars } from './confusions.js';
import { type HeardSlot, heardSlots, modelTokens } from './heard-slots.js';
import { trainNgram } from './ngram.js';
import type { SoundMerge } from './pack.js';
import { defaultMerges } from './phonetics.js';
import { type RepairCosts, spokenCosts } from './repair-costs.js';
import { type Decoder, decode, findChoices, type Piece } from './repair-decoder.js';
import { createSoundWords, soundWordTree } from './sound-words.js';

/** Text that teaches how people talk about the domain; counts `weight` times. */
export interface RepairSentence {
  readonly text: string;
  readonly weight: number;
}

export interface RepairSource {
  readonly sentences: readonly RepairSentence[];
  /** Words of the domain, two characters and more. */
  readonly words: readonly string[];
}

export interface Repaired {
  readonly text: string;
  /** Mean natural-log score a character, the price of changes included. */
  readonly score: number;
  /** What was changed, from left to right. */
  readonly changes: readonly { readonly from: string; readonly to: string }[];
}

export interface RepairOptions {
  /** Sounds that the speaker's dialect does not tell apart. */
  readonly merges?: readonly SoundMerge[];
  readonly costs?: RepairCosts;
}

export type Repair = (hypotheses: readonly Hypothesis[], options?: RepairOptions) => Repaired;

/** Learns from the source. O(characters of the source); one repair is O(slots × beam × confusions). */
export function createRepair(source: RepairSource): Repair {
  const model = trainNgram(source.sentences.map(({ text, weight }) => ({ tokens: modelTokens(text), weight })));
  const chars = soundedChars([...source.sentences.map((s) => s.text), ...source.words]);
  const tree = soundWordTree(source.words);
  const decoders = new Map<readonly SoundMerge[], Map<RepairCosts, Decoder>>();
  const decoderFor = (merges: readonly SoundMerge[], costs: RepairCosts): Decoder => {
    const known = decoders.get(merges) ?? new Map<RepairCosts, Decoder>();
    decoders.set(merges, known);
    let decoder = known.get(costs);
    if (!decoder) {
      const near = createNearSounds(
        chars.map((c) => c.sound),
        merges,
        Math.max(costs.reach, costs.wordReach),
      );
      const confusions = createConfusions(chars, near, costs.reach);
      decoder = { model, costs, confusions, words: createSoundWords(tree, near, costs) };
      known.set(costs, decoder);
    }
    return decoder;
  };

  return (hypotheses, { merges = defaultMerges, costs = spokenCosts } = {}) => {
    const decoder = decoderFor(merges, costs);
    const [first] = hypotheses;
    if (!first) return { text: '', score: 0, changes: [] };
    let best: (Repaired & { total: number }) | undefined;
    for (const { text, logProb } of hypotheses.slice(0, costs.hypotheses)) {
      const mended = mend(decoder, text);
      const total = mended.score + costs.trust * (logProb - first.logProb);
      if (!best || total > best.total) best = { ...mended, total };
    }
    const { text, score, changes } = best as Repaired;
    return { text, score, changes };
  };
}

/** One text, mended until nothing changes any more: each change raises the model's probability, so that this ends. */
function mend(decoder: Decoder, heard: string): Repaired {
  let text = heard;
  let result: Repaired = { text, score: 0, changes: [] };
  for (let round = 0; round < rounds; round++) {
    const slots = heardSlots(text);
    const choices = findChoices(decoder, slots);
    const kept = decode(decoder, slots, choices, true);
    const best = decode(decoder, slots, choices, false);
    const better = best.score - kept.score >= decoder.costs.margin;
    const pieces = better ? best.pieces : [];
    result = {
      text: better ? best.pieces.map((p) => p.text).join('') : text,
      score: (better ? best.score : kept.score) / Math.max(1, slots.length),
      changes: [...result.changes, ...changesOf(slots, pieces)],
    };
    if (result.text === text) break;
    text = result.text;
  }
  return result;
}

const rounds = 4;

function changesOf(slots: readonly HeardSlot[], pieces: readonly Piece[]): { from: string; to: string }[] {
  return pieces.flatMap(({ start, end, text }) => {
    const from = slots
      .slice(start, end)
      .map((s) => s.text)
      .join('');
    return from === text ? [] : [{ from, to: text }];
  });
}
