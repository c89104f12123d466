/**
 * What a line of a law is: a chapter's heading, an article, an item, an annex, or plain text; and the path of headings above it.
 * Promise: pure; a reference to an article at the start of a line (第三条的规定…) is plain text.
 * Change with it: law-body.ts.
 */
import { fromChinese, numberCharacters as n, toChinese } from './chinese-numbers.js';
import type { Line } from './law-lines.js';

export type Mark =
  | { readonly kind: 'chapter'; readonly rank: number; readonly heading: string }
  | { readonly kind: 'article'; readonly label: string; readonly number: number; readonly text: string }
  /** 一、; `heading` when the line is a title only. */
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly heading: boolean;
      readonly rank: number;
      readonly text: string;
    }
  /** （一） */
  | { readonly kind: 'sub-item'; readonly label: string; readonly text: string }
  | { readonly kind: 'annex'; readonly label: string; readonly text: string }
  | { readonly kind: 'text' };

interface Context {
  /** The number of the article before, 0 if none. */
  readonly lastArticle: number;
  /** Whether the document has articles at all. */
  readonly articles: boolean;
}

const ranks: Readonly<Record<string, number>> = { 编: 1, 部分: 1, 分编: 2, 章: 3, 节: 4 };
const chapter = new RegExp(`^第 ?[${n}]+ ?(编|部分|分编|章|节)(?: |$|(?=[^的规第、，]))(.*)$`);
const article = new RegExp(`^第 ?([${n}]+) ?条(?: ?之([${n}]+))?(.?)`, 'u');
const item = new RegExp(`^([${n}]+)[、．]\\s*(.*)$`);
const subItem = new RegExp(`^[（(]([${n}]+)[）)]`);
const annex = new RegExp(`^(附件|附表|附录|附) ?([${n}]*)(?:$| ?[:：] ?.{0,60}$| .{1,40}$)`);
const sentence = /[。；;，,：:]/;

export function markOf(line: Line, next: Line | undefined, context: Context): Mark {
  const { text, depth } = line;
  const found = articleMark(text, context.lastArticle);
  if (found) return found;
  const heading = chapter.exec(text);
  if (heading && (depth > 0 || (text.length <= 45 && !sentence.test(text))))
    return { kind: 'chapter', rank: ranks[heading[1] ?? ''] ?? 3, heading: spaced(text.replace(/[ .…·]+\d*$/, '')) };
  const appended = annex.exec(text);
  if (appended && !/[。，；]|^附 ?则/.test(text) && (context.lastArticle > 0 || !context.articles))
    return { kind: 'annex', label: `${appended[1]}${appended[2]}`, text };
  if (depth > 0) return { kind: 'chapter', rank: depth + 1, heading: text };
  const numbered = item.exec(text);
  if (numbered) {
    const title = text.length <= 40 && !/[。；;：:]/.test(text);
    if (context.articles && title && next && articleMark(next.text, context.lastArticle))
      return { kind: 'chapter', rank: 3, heading: text };
    return { kind: 'item', label: `${numbered[1]}、`, heading: title, rank: 5, text: title ? '' : (numbered[2] ?? '') };
  }
  const lesser = subItem.exec(text);
  return lesser
    ? { kind: 'sub-item', label: `（${lesser[1]}）`, text: text.slice(lesser[0].length).trim() }
    : { kind: 'text' };
}

/** 第一章总则, as scanners read it, is 第一章 总则. */
const spaced = (heading: string) =>
  heading.replace(new RegExp(`^(第 ?[${n}]+ ?(?:编|部分|分编|章|节))(?=[^ ])`), '$1 ');

/** Where a space is missing behind the label, only the number that is due makes it an article. */
function articleMark(text: string, last: number): Mark | undefined {
  const match = article.exec(text);
  const number = fromChinese(match?.[1]?.normalize('NFKC') ?? '');
  if (!match || !number) return undefined;
  const [all, , inserted, following = ''] = match;
  const due = number === last + 1 || (number === last && inserted) || (number === 1 && last === 0);
  const free = following === '' || following === ' ';
  if (!free && (!due || /[的规第款项、，。和及或至到所中之]/.test(following))) return undefined;
  const suffix = inserted ? `之${toChinese(fromChinese(inserted.normalize('NFKC')) ?? 0)}` : '';
  return {
    kind: 'article',
    label: `第${toChinese(number)}条${suffix}`,
    number,
    text: text.slice(all.length - (free ? 0 : following.length)).trim(),
  };
}

/** The headings that are open: entering one closes those of its rank and below. */
export function chapterPath() {
  let open: { rank: number; heading: string }[] = [];
  return {
    enter(rank: number, heading: string) {
      open = [...open.filter((one) => one.rank < rank), { rank, heading }];
    },
    clear() {
      open = [];
    },
    now: (): readonly string[] => open.map((one) => one.heading),
  };
}
