/**
 * Which passage of one guide answers a wording: FAQ entries, sections and lists, by words, by sound, by meaning and by aspect.
 * Promise: platform-free; every passage of the guide gets a score 0..1; what tells the guide's own passages apart counts,
 * what all of them share does not.
 * Change with it: passages.ts (the ids), aspect-scores.ts; server/turn/understand.ts and retrieve.ts use it.
 */
import type { Aspect } from '../turn/turn.js';
import type { AspectScores } from './aspect-scores.js';
import { meanFusion, type Weighted } from './fusion.js';
import { charGrams, soundGrams } from './grams.js';
import type { Guide } from './guide.js';
import { materialSentences } from './passages.js';
import { type ArmScores, meanArm, tokenArm } from './search-arm.js';
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
  rank(wordings: readonly AskedWording[], aspects: AspectScores): readonly RankedPassage[];
}

/** Found on the guides' own wordings, each held out in turn; aspects count more than there, since strangers' words fit less well. */
const weights = { words: 0.5, sound: 0.5, meaning: 3, aspect: 0.5 } as const;

interface Entry {
  readonly id: string;
  readonly aspect: Aspect;
  /** What is compared by meaning: questions for FAQ entries, sentences for sections. */
  readonly like: readonly string[];
  readonly texts: readonly string[];
}

/** Texts of a guide whose vectors are needed. */
export function passageTexts(guide: Guide): string[] {
  return entriesOf(guide).flatMap((e) => e.like);
}

export function buildPassageSearch(guide: Guide, key: (sound: string) => string, vectorOf?: VectorOf): PassageSearch {
  const entries = entriesOf(guide);
  const words = tokenArm(
    entries.map((e) => e.texts),
    charGrams,
  );
  const sound = tokenArm(
    entries.map((e) => e.texts),
    (text) => soundGrams(text, key),
  );
  const meaning = vectorOf && meanArm(entries.map((e) => e.like.map(vectorOf)));

  const onlyName = onlyNames([guide.name, ...guide.aliases]);
  const about: AspectScores = new Map([['overview', nameBonus]]);

  return {
    rank(wordings, asked) {
      const aspects = wordings.some((w) => onlyName(w.text)) ? about : asked;
      const over = (arm: (w: AskedWording) => ArmScores): ArmScores =>
        meanFusion(wordings.map((w) => ({ scores: arm(w), weight: w.weight })));
      const arms: Weighted[] = [
        { scores: over((w) => words(w.text)), weight: weights.words },
        { scores: over((w) => sound(w.text)), weight: weights.sound },
        { scores: Float32Array.from(entries, (e) => aspects.get(e.aspect) ?? 0), weight: weights.aspect },
      ];
      if (meaning && wordings.every((w) => w.vector))
        arms.push({ scores: over((w) => meaning(w.vector as Float32Array)), weight: weights.meaning });
      const scores = meanFusion(arms);
      return entries
        .map(({ id, aspect }, i) => ({ id, aspect, score: scores[i] as number }))
        .sort((a, b) => b.score - a.score)
        .map((r) => ({ ...r, score: Math.min(1, Math.max(0, r.score)) }));
    },
  };
}

/** Who says nothing but the name of the thing wants to know what it is about. */
const nameBonus = 20;
const filler = /[^\p{L}\p{N}]|[我俺要想办领申请问的一下个]/gu;

function onlyNames(names: readonly string[]): (text: string) => boolean {
  const known = new Set(names.map((name) => name.replace(filler, '')));
  return (text) => known.has(text.replace(filler, ''));
}

function entriesOf(guide: Guide): Entry[] {
  const faq = guide.faq.map((f, i) => ({
    id: `${guide.id}#faq-${i}`,
    aspect: f.aspect,
    like: f.ask,
    texts: [...f.ask, ...f.say],
  }));
  const sections = (Object.entries(guide.sections) as [Aspect, { say: string[] } | undefined][]).flatMap(
    ([aspect, s]) => (s ? [{ id: `${guide.id}#${aspect}`, aspect, like: s.say, texts: s.say }] : []),
  );
  // Lists are found by what is on them; a guide may have nothing else about its papers or its steps.
  const papers = materialSentences(guide);
  const lists: Entry[] = [
    { id: `${guide.id}#materials-list`, aspect: 'materials', like: papers, texts: papers },
    { id: `${guide.id}#steps`, aspect: 'how', like: guide.steps, texts: guide.steps },
  ];
  return [...faq, ...sections, ...lists];
}
