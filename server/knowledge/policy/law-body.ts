/**
 * The body of a document cut into its units: by 第X条 under their chapters; without articles by 一、（一）; else by paragraph.
 * Promise: pure; no word of the body is lost or doubled: what stands before the first unit is the preamble, an annex is a unit of its own.
 * Change with it: law-structure.ts (how a line is recognised).
 */
import type { Line } from './law-lines.js';
import { chapterPath, type Mark, markOf } from './law-structure.js';
import type { LawArticle, LawText } from './law-text.js';

export interface LawBody extends Pick<LawText, 'unit' | 'articles' | 'preamble'> {
  /** Which annex an article stands in, article by article; 0 is the document itself. */
  readonly annexes: readonly number[];
}

interface Open {
  label: string;
  chapter: readonly string[];
  line: number;
  annex: number;
  paragraphs: string[];
}

/** What decides where a unit begins: given a line's mark, the new unit's label, or undefined to go on with the open one. */
type Opener = (mark: Mark, line: Line) => { label: string; text: string } | undefined;

export function readBody(lines: readonly Line[]): LawBody {
  const marks = marksOf(lines);
  if (marks.some((m) => m.kind === 'article')) return { unit: 'article', ...cut(lines, marks, byArticle()) };
  if (marks.filter((m) => m.kind === 'item').length > 1 || lines.some((l) => l.depth > 1))
    return { unit: 'heading', ...cut(lines, marks, byHeading()) };
  let count = 0;
  return { unit: 'paragraph', ...cut(lines, marks, (_, line) => ({ label: `第${++count}段`, text: line.text })) };
}

function marksOf(lines: readonly Line[]): Mark[] {
  let lastArticle = 0;
  const articles = lines.some((line) => /^第[^条]{1,9}条/.test(line.text));
  return lines.map((line, i) => {
    const mark = markOf(line, lines[i + 1], { lastArticle, articles });
    if (mark.kind === 'article') lastArticle = mark.number;
    if (mark.kind === 'annex') lastArticle = 0;
    return mark;
  });
}

/** 第X条 and annexes open a unit; so does plain text right under a heading that was marked as one (序言). */
function byArticle(): Opener {
  let under: string | undefined;
  return (mark, line) => {
    const heading = under;
    under = mark.kind === 'chapter' && line.depth > 0 ? mark.heading : undefined;
    if (mark.kind === 'article' || mark.kind === 'annex') return { label: mark.label, text: mark.text };
    return heading && mark.kind !== 'chapter' ? { label: heading, text: line.text } : undefined;
  };
}

/** 一、 opens a unit; （一） opens one when its 一、 was only a heading. */
function byHeading(): Opener {
  let item = '';
  let itemIsHeading = false;
  return (mark) => {
    if (mark.kind === 'annex') return { label: mark.label, text: mark.text };
    if (mark.kind === 'chapter') {
      item = /^[^、]{1,4}、/.exec(mark.heading)?.[0] ?? '';
      itemIsHeading = true;
      return { label: item || mark.heading, text: '' };
    }
    if (mark.kind === 'item') {
      item = mark.label;
      itemIsHeading = mark.heading;
      return { label: item, text: mark.text };
    }
    if (mark.kind === 'sub-item' && itemIsHeading) return { label: `${item}${mark.label}`, text: mark.text };
    return undefined;
  };
}

function cut(lines: readonly Line[], marks: readonly Mark[], opens: Opener): Omit<LawBody, 'unit'> {
  const units: Open[] = [];
  const preamble: string[] = [];
  const path = chapterPath();
  let annex = 0;
  for (const [i, line] of lines.entries()) {
    const mark = marks[i];
    if (!mark) continue;
    if (mark.kind === 'annex') {
      annex += 1;
      path.clear();
    }
    if (mark.kind === 'chapter') path.enter(mark.rank, mark.heading);
    if (mark.kind === 'item' && mark.heading) path.enter(mark.rank, line.text);
    const opened = opens(mark, line);
    if (opened) {
      const { label, text } = opened;
      units.push({ label, chapter: path.now(), line: line.number, annex, paragraphs: text ? [text] : [] });
    } else if (mark.kind !== 'chapter') (units.at(-1)?.paragraphs ?? preamble).push(line.text);
  }
  const full = units.flatMap((unit, i) => fill(unit, units[i + 1]));
  return {
    articles: full.map(({ label, chapter, line, paragraphs }) => ({
      label,
      chapter,
      line,
      text: paragraphs.join('\n'),
    })) satisfies LawArticle[],
    annexes: full.map((unit) => unit.annex),
    preamble: preamble.join('\n'),
  };
}

/** A heading with nothing under it is in the path of the units below; where there is none, it is all there is to say. */
function fill(unit: Open, next: Open | undefined): Open[] {
  if (unit.paragraphs.length > 0) return [unit];
  const own = unit.chapter.at(-1);
  if (own === undefined || next?.chapter.includes(own)) return [];
  return [{ ...unit, paragraphs: [own] }];
}
