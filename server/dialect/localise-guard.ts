/**
 * What putting a sentence into dialect must not change: its figures and how often it says no; nor may it grow long.
 * Promise: pure; errs on the side of refusing.
 * Change with it: localise.ts, localise-data.ts (the same demands are made of every replacement when a pack is read).
 */
import { figuresIn } from '../safety/figures.js';

/** Every way of saying no that a guide or a pack uses, the longest first; 别人 and 特别 say no to nothing. */
const negation =
  /别人|别的|别处|[特级区性类个分识鉴辨]别|不动产|没有|没得|莫得|冇得|冇有|呒没|[不没别未无勿莫冇唔毋袂覅呒嫑甭孬]/gu;
const harmless = /^(?:别人|别的|别处|.别|不动产)$/u;

/** How many times a text says no: 没有, 没得 and 冇 are one each. */
export function negations(text: string): number {
  return (text.match(negation) ?? []).filter((found) => !harmless.test(found)).length;
}

/** So much longer than the sentence it came from may the dialect's be. */
const growth = 1.3;

/** Whether `local` says what `standard` says as far as figures and negations tell, in about as many characters. */
export function saysTheSame(standard: string, local: string): boolean {
  return (
    [...local].length <= [...standard].length * growth &&
    negations(local) === negations(standard) &&
    figuresIn(local).join() === figuresIn(standard).join()
  );
}
