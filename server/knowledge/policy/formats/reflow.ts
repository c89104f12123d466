/**
 * Printed lines back into paragraphs: a line that fills the page goes on in the next one, unless that begins something new.
 * Promise: pure; page numbers and running heads go.
 */
import { numberCharacters as n } from '../chinese-numbers.js';

export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the letters. */
  readonly height: number;
}

const beginning = new RegExp(
  `^(?:第 ?[${n}]+ ?(?:编|分编|章|节|条)|[${n}]+[、．]|[（(][${n}]+[）)]|\\d+[.．](?!\\d)|附件|附表|[（(]此件|[${n}]{4}年[${n}]{1,3}月[${n}]{1,3}日$)`,
);
const pageNumber = /^[-—–·\s第]*\d{1,4}[-—–·\s页]*(?:[/共]\s*\d{1,4}\s*页?)?$/;

/** One text a page of lines. */
export function reflowPages(pages: readonly (readonly PrintedLine[])[]): string {
  const running = runningHeads(pages);
  const paragraphs: string[] = [];
  let before: { line: PrintedLine; full: boolean } | undefined;
  for (const page of pages) {
    const lines = page.filter(
      (line) => line.text.trim() && !pageNumber.test(line.text.trim()) && !running.has(bare(line.text)),
    );
    const right = Math.max(0, ...page.map((line) => line.right));
    const left = Math.min(...lines.map((line) => line.left));
    for (const line of lines) {
      const indented = line.left > left + 1.2 * line.height;
      const last = paragraphs.length - 1;
      if (before?.full && !indented && !beginning.test(line.text.trim()))
        paragraphs[last] = join(paragraphs[last] ?? '', line.text.trim());
      else paragraphs.push(line.text.trim());
      before = { line, full: line.right > right - 2.2 * line.height };
    }
  }
  return paragraphs.join('\n\n');
}

/** Chinese runs on without a space; Latin words need one. */
const join = (a: string, b: string) => (/[A-Za-z0-9]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b);
const bare = (text: string) => text.replace(/[\d\s]/g, '');

/** What stands first or last on most of three pages and more. */
function runningHeads(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  if (pages.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set([page[0], page.at(-1)].map((line) => bare(line?.text ?? ''))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([text, count]) => text && count > pages.length / 2).map(([text]) => text));
}
