/**
 * Which passage of one guide answers a wording: FAQ entries, sections, lists, fields and conditions, by words, by sound, by
 * meaning, by the situation they speak of, by the kind of fact they give and by aspect.
 * Promise: platform-free; every passage that may be spoken gets a score 0..1, best first; 0.5 is what a passage needs to be taken
 * for an answer (server/turn/answer-asked.ts).
 * Change with it: facts/ (figures and their weights), passages.ts (the ids); server/turn/understand.ts and retrieve.ts use it.
 */
import type { Aspect } from '../turn/turn.js';
import type { AspectScores } from './aspect-scores.js';
import { buildFeatures, factFeatures } from './facts/fact-features.js';
import { factWeights } from './facts/fact-weights.js';
import { type PassageEntry, passageEntries } from './facts/passage-entries.js';
import type { Guide } from './guide.js';
import { passagesOf } from './passages.js';
import { bareText } from './search-units.js';
import type { AskedWording } from './search-wording.js';
import type { VectorOf } from './text-vectors.js';

export interface RankedPassage {
  /** As in passages.ts. */
  readonly id: string;
  readonly aspect: Aspect;
  /** 0..1 */
  readonly score: number;
}

export interface PassageSearch {
  /** The same array of wordings is compared once only; the aspects may change. */
  rank(wordings: readonly AskedWording[], aspects: AspectScores): readonly RankedPassage[];
}

/**
 * What a passage reaches, in the sum of its weighted figures, when it answers: nineteen in twenty right ones do, and half of the
 * wrong ones that come first where the right one is taken away.
 */
const answers = { dense: 17.2, plain: 5.1 } as const;
/** Word for word a known question. */
const exactBonus = 10;
/** Who says nothing but the name of the thing wants to know what it is about. */
const nameBonus = 30;

/** Texts of a guide whose vectors are needed. */
export function passageTexts(guide: Guide): string[] {
  return spoken(guide).flatMap((e) => [...e.asks, ...e.says]);
}

export function buildPassageSearch(guide: Guide, key: (sound: string) => string, vectorOf?: VectorOf): PassageSearch {
  const entries = spoken(guide);
  const featuresOf = buildFeatures(entries, key, vectorOf);
  const onlyName = onlyNames([guide.name, ...guide.aliases]);
  const asked = entries.map((e) => new Set(e.asks.map(bareText)));
  const known = new WeakMap<readonly AskedWording[], Float32Array>();

  const compare = (wordings: readonly AskedWording[]): Float32Array => {
    const dense = vectorOf !== undefined && wordings.every((w) => w.vector);
    const { features: weights, kind } = factWeights[dense ? 'dense' : 'plain'];
    const total = wordings.reduce((sum, w) => sum + w.weight, 0) || 1;
    const sums = Float32Array.from(entries, (e) => kind[e.kind]);
    for (const { text, weight, vector } of wordings) {
      const features = featuresOf(text, vector);
      const share = weight / total;
      for (const [i, asks] of asked.entries()) {
        let sum = asks.has(bareText(text)) ? exactBonus : 0;
        for (const name of factFeatures) sum += weights[name] * (features[name][i] as number);
        sums[i] = (sums[i] as number) + share * sum;
      }
    }
    return sums;
  };

  return {
    rank(wordings, aspects) {
      const sums = known.get(wordings) ?? compare(wordings);
      known.set(wordings, sums);
      const dense = vectorOf !== undefined && wordings.every((w) => w.vector) ? 'dense' : 'plain';
      const named = wordings.some((w) => onlyName(w.text));
      return entries
        .map(({ id, aspect, kind }, i) => {
          const byAspect = factWeights[dense].aspect * (aspects.get(aspect) ?? 0);
          const about = named && kind === 'section' && aspect === 'overview' ? nameBonus : 0;
          return { id, aspect, sum: (sums[i] as number) + byAspect + about };
        })
        .sort((a, b) => b.sum - a.sum)
        .map(({ id, aspect, sum }) => ({ id, aspect, score: logistic(sum - answers[dense]) }));
    },
  };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const filler = /[^\p{L}\p{N}]|[我俺要想办领申请问的一下个]/gu;

function onlyNames(names: readonly string[]): (text: string) => boolean {
  const known = new Set(names.map((name) => name.replace(filler, '')));
  return (text) => known.has(text.replace(filler, ''));
}

/** Entries that may be said: what rests on unconfirmed bases alone is not found either. */
function spoken(guide: Guide): PassageEntry[] {
  const ids = new Set(passagesOf(guide).map((p) => p.id));
  return passageEntries(guide).filter((e) => ids.has(e.id));
}
