/**
 * The HTML that mammoth makes, as text for reading: a line a paragraph, a table's row in one line.
 * Promise: pure; a heading keeps its mark only where it carries no number of its own.
 */
const numbered = /^(?:第.{1,9}[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|附件)/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" };

export function htmlToText(html: string): string {
  const lines: string[] = [];
  let line = '';
  let cells: string[] | undefined;
  const flush = (prefix = '') => {
    const text = line.replace(/\s+/g, ' ').trim();
    line = '';
    if (!text) return;
    if (cells) cells.push(text);
    else lines.push(prefix && !numbered.test(text) ? `${prefix} ${text}` : text);
  };
  for (const [token, closing, tag = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) line += decodeEntities(token);
    else if (tag === 'tr' && !closing) cells = [];
    else if (tag === 'tr') {
      flush();
      lines.push((cells ?? []).join(' | '));
      cells = undefined;
    } else if (/^h[1-6]$/.test(tag)) flush(closing ? (tag === 'h1' && lines.length === 0 ? '#' : '##') : '');
    else if (/^(?:p|li|td|th|br|table|ol|ul)$/.test(tag)) flush();
  }
  flush();
  return lines.filter(Boolean).join('\n\n');
}

const decodeEntities = (text: string) =>
  text.replace(/&(#x?)?([a-zA-Z0-9]+);/g, (all, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number.parseInt(name, code === '#x' ? 16 : 10) || 0xfffd) : (entities[name] ?? all),
  );
