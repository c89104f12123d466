/**
 * How strongly a question's words ask for each aspect.
 * Promise: pure; 0..1 for each aspect; who asks for nothing in particular, or simply how it is done, is told what it is about.
 * Change with it: aspect-words.ts.
 */
import type { Aspect } from '../turn/turn.js';
import { aspectWords } from './aspect-words.js';

export type AspectScores = ReadonlyMap<Aspect, number>;

/**
 * The strongest fitting pattern of each aspect over all wordings, raised a little by further ones. `otherwise` is asked for
 * where the words ask for nothing in particular.
 */
export function aspectScores(wordings: readonly string[], otherwise: Aspect = 'overview'): AspectScores {
  const scores = new Map<Aspect, number>();
  const ends = wordings.map(lastClause);
  // What comes first is how things stand; what is wanted comes last, if it is worded as a question.
  const lasts = ends.some(asks) ? ends : wordings;
  for (const [aspect, patterns] of Object.entries(aspectWords) as [Aspect, (typeof aspectWords)['how']][]) {
    const fits = (patterns ?? [])
      .filter(([, pattern]) => wordings.some((text) => pattern.test(text)))
      .map(([weight, pattern]) => weight * (lasts.some((text) => pattern.test(text)) ? 1 : told))
      .sort((a, b) => b - a);
    const [best] = fits;
    if (best !== undefined) scores.set(aspect, Math.min(1, best + 0.1 * (fits.length - 1)));
  }
  if (scores.size === 0) scores.set(otherwise, 1);
  const how = scores.get('how');
  if (how !== undefined) scores.set('overview', Math.max(how, scores.get('overview') ?? 0));
  return scores;
}

/** What an aspect counts that is heard in the telling only. */
const told = 0.6;

const lastClause = (text: string): string =>
  text
    .split(/[，,。；;？?！!]/)
    .filter((clause) => clause.trim() !== '')
    .at(-1) ?? text;

const asks = (clause: string): boolean =>
  Object.values(aspectWords).some((patterns) =>
    patterns.some(([weight, pattern]) => weight >= 0.9 && pattern.test(clause)),
  );
