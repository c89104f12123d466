/**
 * The Markdown of a stored document: ## to ##### are the headings above, ###### begins an article.
 * Promise: pure; rendering and parsing are each other's inverse; a line that begins with # stays a line.
 * Change with it: document.ts.
 */
import type { PolicyArticle } from './law-text.js';

const deepest = 4;

/** Headings deeper than Markdown can show are joined to the one above. */
export function fitPath(chapter: readonly string[]): readonly string[] {
  return chapter.length <= deepest ? chapter : [...chapter.slice(0, deepest - 1), chapter.slice(deepest - 1).join(' ')];
}

export function renderBody(preamble: string, articles: readonly PolicyArticle[]): string {
  const blocks = preamble ? [escapeLines(preamble)] : [];
  let open: readonly string[] = [];
  for (const { chapter, label, text } of articles) {
    blocks.push(...headings(open, chapter), `###### ${label}`, ...(text ? [escapeLines(text)] : []));
    open = chapter;
  }
  return `${blocks.join('\n\n')}\n`;
}

export function parseBody(markdown: string): { preamble: string; articles: PolicyArticle[] } {
  const preamble: string[] = [];
  const articles: { label: string; chapter: readonly string[]; lines: string[] }[] = [];
  let path: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^(#{1,6})(?: +(.*))?$/.exec(line);
    const depth = heading?.[1]?.length ?? 0;
    const text = (heading?.[2] ?? '').trim();
    if (depth === 6) articles.push({ label: text, chapter: path, lines: [] });
    else if (depth > 1) path = [...path.slice(0, depth - 2), ...(text ? [text] : [])];
    else if (depth === 0 && line.trim()) (articles.at(-1)?.lines ?? preamble).push(line.replace(/^\\/, ''));
  }
  return {
    preamble: preamble.join('\n'),
    articles: articles.map(({ label, chapter, lines }) => ({ label, chapter, text: lines.join('\n') })),
  };
}

const escapeLines = (text: string) =>
  text
    .split('\n')
    .map((line) => (/^[#\\]/.test(line) ? `\\${line}` : line))
    .join('\n\n');

/** The headings to write between two articles; a path that only grew shorter is said again at its last level. */
function headings(before: readonly string[], now: readonly string[]): string[] {
  const firstNew = now.findIndex((text, i) => text !== before[i]);
  if (firstNew < 0 && now.length === before.length) return [];
  const from = firstNew < 0 ? now.length - 1 : firstNew;
  if (from < 0) return ['##'];
  return now.slice(from).map((text, i) => `${'#'.repeat(from + i + 2)} ${text}`);
}
