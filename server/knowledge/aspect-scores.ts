/**
 * How strongly a question's words ask for each aspect.
 * Promise: pure; 0..1 for each aspect; an empty map when the words ask for nothing in particular.
 * Change with it: aspect-words.ts.
 */
import type { Aspect } from '../turn/turn.js';
import { aspectWords } from './aspect-words.js';

export type AspectScores = ReadonlyMap<Aspect, number>;

/** The strongest fitting pattern of each aspect over all wordings, raised a little by further ones. */
export function aspectScores(wordings: readonly string[]): AspectScores {
  const scores = new Map<Aspect, number>();
  for (const [aspect, patterns] of Object.entries(aspectWords) as [Aspect, (typeof aspectWords)['how']][]) {
    const fits = (patterns ?? [])
      .filter(([, pattern]) => wordings.some((text) => pattern.test(text)))
      .map(([weight]) => weight)
      .sort((a, b) => b - a);
    const [best] = fits;
    if (best !== undefined) scores.set(aspect, Math.min(1, best + 0.1 * (fits.length - 1)));
  }
  return scores;
}
