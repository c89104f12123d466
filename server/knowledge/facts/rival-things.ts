/**
 * Things of one kind for which the rules differ: what is said of the one answers no question about the other.
 * Promise: pure data and a look-up; only what rules tell apart by name.
 * Change with it: server/turn/retrieve.ts.
 */
const kinds: readonly (readonly RegExp[])[] = [[/耕地|水田|旱地/, /林地|林权|山林|林子/, /草地|草原|草场|牧场/]];

/** Whether the wording is about one thing by name, and what is said about another of its kind only. */
export function speaksOfAnother(wording: string, says: string): boolean {
  return kinds.some((things) => {
    const asked = things.filter((thing) => thing.test(wording));
    return asked.length > 0 && !asked.some((t) => t.test(says)) && things.some((t) => t.test(says));
  });
}
