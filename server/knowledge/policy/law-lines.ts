/**
 * A document's text as lines to read: what a line says, how deep a heading it is, and where it stands.
 * Promise: pure; front matter, comments and blank lines are gone, spaces of every kind are plain ones, line numbers are those of the text.
 */
export interface Line {
  /** Without the marks of a heading or of bold print. */
  readonly text: string;
  /** 1 for `#`, 2 for `##` …; 0 when it is no Markdown heading. */
  readonly depth: number;
  /** Counted from 1. */
  readonly number: number;
}

export interface DocumentLines {
  /** Above the mark that ends the head, when the text has one: `<!-- INFO END -->`. */
  readonly head: readonly Line[];
  readonly body: readonly Line[];
  /** Whether the head was marked; if not, `head` is empty. */
  readonly marked: boolean;
}

const headEnd = '<!-- INFO END -->';

export function readLines(text: string): DocumentLines {
  const all = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .map((raw, i) => ({ raw: raw.replace(/[\p{Zs}\t\u200b]+/gu, ' ').trim(), number: i + 1 }));
  const front = all[0]?.raw === '---' ? all.findIndex((line, i) => i > 0 && line.raw === '---') : -1;
  all.splice(0, front + 1);
  const end = all.findIndex((line) => line.raw === headEnd);
  const lines = (part: typeof all) => part.flatMap(({ raw, number }) => asLine(raw, number));
  return { head: lines(all.slice(0, Math.max(0, end))), body: lines(all.slice(end + 1)), marked: end >= 0 };
}

function asLine(raw: string, number: number): Line[] {
  const cleaned = raw.replace(/<!--.*?-->/g, '').trim();
  const heading = /^(#{1,6}) +(.*)$/.exec(cleaned);
  const text = (heading?.[2] ?? cleaned).replace(/\*\*/g, '').trim();
  return text === '' ? [] : [{ text, depth: heading?.[1]?.length ?? 0, number }];
}
