/**
 * Words that putting a sentence into dialect must leave alone: names of services, papers, offices and laws, what is quoted.
 * Promise: pure; built once, then O(characters) a sentence.
 * Change with it: localise.ts, server/dialogue/official-terms.ts.
 */

/** Words by their first character, longest first. */
export type KeptWords = ReadonlyMap<string, readonly string[]>;

/** Words of one character keep nothing: they would be found inside others. */
export function keptWords(terms: Iterable<string>): KeptWords {
  const words = new Map<string, string[]>();
  for (const term of new Set(terms)) {
    if ([...term].length < 2) continue;
    const first = term[0] ?? '';
    words.set(first, [...(words.get(first) ?? []), term]);
  }
  for (const list of words.values()) list.sort((a, b) => b.length - a.length);
  return words;
}

const quoted = /《[^》]*》|“[^”]*”|「[^」]*」|[A-Za-z\d.%％〔〕]+/gu;

/** For each place in the text, whether it is part of a kept word, of a quotation, of letters or of digits. */
export function keptPlaces(text: string, ...lists: readonly KeptWords[]): readonly boolean[] {
  const kept = new Array<boolean>(text.length).fill(false);
  const keep = (from: number, length: number) => kept.fill(true, from, from + length);
  for (const match of text.matchAll(quoted)) keep(match.index, match[0].length);
  for (let at = 0; at < text.length; at++)
    for (const words of lists) {
      const word = words.get(text[at] ?? '')?.find((w) => text.startsWith(w, at));
      if (word) keep(at, word.length);
    }
  return kept;
}
