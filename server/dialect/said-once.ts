/**
 * A text that says the same thing twice, said once: recognisers now and then repeat a whole sentence.
 * Promise: pure; a text that does not consist of one sentence twice or more stays as it is; short words may be doubled (看看).
 * Change with it: server/turn/normalise.ts.
 */

const mark = /[^\p{L}\p{N}]/gu;
/** Fewer characters than this are doubled on purpose. */
const shortest = 4;

/** `今天办吗？今天办吗` → `今天办吗`. O(length²) for the text of one breath. */
export function saidOnce(text: string): string {
  const bare = text.replace(mark, '');
  for (let size = shortest; size * 2 <= bare.length; size++) {
    if (bare.length % size !== 0) continue;
    if (bare === bare.slice(0, size).repeat(bare.length / size)) return cut(text, size);
  }
  return text;
}

/** The beginning of the text that holds `size` characters other than marks. */
function cut(text: string, size: number): string {
  let left = size;
  let end = 0;
  while (left > 0 && end < text.length) if (text[end++]?.replace(mark, '') !== '') left--;
  return text.slice(0, end);
}
