/**
 * The Mandarin of a sentence that is worded in a dialect, by the same replacements read the other way: for the gate, which judges
 * in standard wording what a language model said in dialect.
 * Promise: pure; names, quotations and digits stay; what was localised comes back as it was wherever one Mandarin wording alone fits.
 * Change with it: localise.ts, localise-data.ts.
 */
import { figuresIn } from '../safety/figures.js';
import { type LocaliseOptions, localise } from './localise.js';
import type { DialectAnswers, Replacement } from './localise-data.js';
import { keptPlaces, keptWords } from './localise-keep.js';
import type { DialectPack } from './pack.js';
import { holds } from './rewrite.js';

const nothing = keptWords([]);

/** A word of one character (个, 同) is Mandarin too: it is read as dialect only where the whole then localises to the sentence again. */
export function delocalise(sentence: string, pack: DialectPack, options: LocaliseOptions = {}): string {
  const wordings = wordingsOf(pack.answers);
  const bare = withoutParticles(sentence, pack.answers);
  const kept = keptPlaces(bare, options.keep ?? nothing, pack.answers.keep);
  const all = undo(bare, kept, wordings);
  const again = localise(all, pack, options);
  if (again === sentence || again === bare) return all;
  const longer = undo(
    bare,
    kept,
    wordings.filter(({ to }) => [...to].length > 1),
  );
  return figuresIn(longer).join() === figuresIn(sentence).join() ? longer : sentence;
}

/** Longest dialect wording first; of several Mandarin ones the shortest. What only leaves a part out (没 for 没有) stays: it is Mandarin too. */
function wordingsOf({ replacements }: DialectAnswers): Replacement[] {
  return [...replacements.values()]
    .flat()
    .filter(({ from, to }) => !from.includes(to))
    .sort((a, b) => b.to.length - a.to.length || a.from.length - b.from.length);
}

function undo(text: string, kept: readonly boolean[], wordings: readonly Replacement[]): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const entry = wordings.find(
      ({ to, conditions }) =>
        text.startsWith(to, at) &&
        !kept.slice(at, at + to.length).includes(true) &&
        conditions.every((c) => holds(c, text.slice(0, at), text.slice(at + to.length))),
    );
    out += entry ? entry.from : text[at];
    at += entry ? entry.to.length : 1;
  }
  return out;
}

function withoutParticles(text: string, { particles }: DialectAnswers): string {
  return particles.reduce(
    (left, { say, ends }) =>
      left.replace(new RegExp(`(${ends.map(literal).join('|')})${literal(say)}(?=[，；：。？！]|$)`, 'gu'), '$1'),
    text,
  );
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
