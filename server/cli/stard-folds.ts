/**
 * Folds for learning from questions and the articles that answer them, such that no article answers in two folds.
 * Promise: pure and deterministic; every question is in exactly one fold; folds are as even as the sharing of articles allows.
 * Change with it: bench-retrieval.ts and its `learned` arm.
 */

/** `answers[q]` are the articles that answer question q. Gives the fold of each question, 0..count−1. */
export function foldsOf(answers: readonly (readonly string[])[], count: number): number[] {
  const leader = answers.map((_, q) => q);
  const find = (q: number): number => {
    let at = q;
    while (leader[at] !== at) at = leader[at] as number;
    leader[q] = at;
    return at;
  };
  const firstOf = new Map<string, number>();
  for (const [q, articles] of answers.entries())
    for (const article of articles) {
      const first = firstOf.get(article);
      if (first === undefined) firstOf.set(article, q);
      else leader[find(q)] = find(first);
    }
  const groups = new Map<number, number[]>();
  for (const q of answers.keys()) groups.set(find(q), [...(groups.get(find(q)) ?? []), q]);

  const folds = answers.map(() => 0);
  const sizes = Array.from({ length: count }, () => 0);
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number))) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] as number) + group.length;
    for (const q of group) folds[q] = fold;
  }
  return folds;
}
