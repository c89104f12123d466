/**
 * What stands above and below a document's body: title, part, document number, issuing authority, signature.
 * Promise: pure; what is not found is undefined, never guessed from the text's citations of other documents.
 * Change with it: law-dates.ts.
 */
import { findDates } from './chinese-dates.js';
import type { DocumentLines, Line } from './law-lines.js';
import { markOf } from './law-structure.js';

export interface LawHead {
  readonly title?: string;
  readonly part?: string;
  readonly number?: string;
  readonly authority?: string;
  /** Lines that speak of adoption and coming into force. */
  readonly dateLines: readonly string[];
  /** The date under the document. */
  readonly signed?: string;
  /** The body without title, number and signature. */
  readonly body: readonly Line[];
}

const kind =
  '(?:法|法典|条例|规定|办法|细则|决定|通知|意见|方案|公告|通告|批复|解释|规则|标准|规划|计划|指南|函|令|目录|清单|安排|解答|纲要|要点|规程|规范)';
const titleEnd = new RegExp(`${kind}(?:[（(][^）)]{1,12}[）)])*$`);
const numberForm = /[\u4e00-\u9fff]{1,14}[〔[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*(?:第\s*)?\d+\s*号/;
const numberLine = new RegExp(`^[（(]?(${numberForm.source})[）)]?$`);
const order = /([\u4e00-\u9fff、]{2,30}令)\s*(?:[（(]?\d{4}年[）)]?)?第\s*([0-9一二三四五六七八九十百]+)\s*号/;
const office = /(?:厅|局|署|政府|委员会|院|部|办公室|党委|委|办)$/;
const headLimit = 24;

export function readHead(lines: DocumentLines): LawHead {
  const top = lines.marked ? [...lines.head] : [];
  const rest = [...lines.body];
  const first = rest.findIndex((line, i) => isBody(line, rest[i + 1]));
  const loose = rest.splice(0, Math.min(first < 0 ? rest.length : first, headLimit));
  const titles = [...top, ...loose].filter((line) => line.depth === 1).map((line) => line.text);
  const plain = titles.length > 0 ? undefined : plainTitle(loose);
  const title = titles[0] ?? plain?.title;
  const used = new Set<Line>(plain?.lines ?? []);
  const kept: Line[] = [];
  const dateLines = top.filter((line) => line.depth === 0).map((line) => line.text);
  let number: string | undefined;
  for (const line of loose) {
    const found = numberLine
      .exec(line.text)?.[1]
      ?.replace(/\s/g, '')
      .replace(/[〔[［（(【](\d{4})[〕\]］）)】]/, '〔$1〕');
    if (found) number ??= found;
    else if (line.depth === 1 || used.has(line) || (title && repeats(line, title))) continue;
    else if (isDateLine(line)) dateLines.push(line.text);
    else if (!isLetterhead(line)) kept.push(line);
  }
  const { signed, signer, body } = withoutSignature([...kept, ...rest]);
  const ordered = dateLines.flatMap((line) => {
    const match = order.exec(withoutDates(line));
    return match ? [`${match[1]?.replace(/^中华人民共和国(?=国务院)/, '')}第${match[2]}号`] : [];
  });
  const authority = authorityOf(title, dateLines, signer);
  return {
    ...(title ? { title } : {}),
    ...(titles[1] ? { part: titles[1] } : {}),
    ...((number ?? ordered.at(-1)) ? { number: number ?? ordered.at(-1) ?? '' } : {}),
    ...(authority ? { authority } : {}),
    ...(signed ? { signed } : {}),
    dateLines,
    body,
  };
}

const isBody = (line: Line, next: Line | undefined) =>
  line.depth > 1 || (line.depth === 0 && markOf(line, next, { lastArticle: 0, articles: true }).kind !== 'text');
/** A line about adoption, not a sentence that begins with a day. */
const isDateLine = ({ text }: Line) =>
  findDates(text).length > 0 &&
  !/[。；，：:]$/.test(text) &&
  (text.length <= 60 || /^[（(]/.test(text)) &&
  (/^[（(]? ?(?:\d{4}|[一二][一二三四五六七八九〇○零]{3}) ?[年-]/.test(text) || order.test(text));
const isLetterhead = ({ text }: Line) => /^[\u4e00-\u9fff、 ]{2,30}文件$|^目 ?[录次]$/.test(text);
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
/** The title is often given again, in pieces, below the head. */
const repeats = (line: Line, title: string) => bare(line.text).length > 3 && bare(title).includes(bare(line.text));

/** Scanners leave out the space between a date and who acted on it. */
const withoutDates = (text: string) =>
  findDates(text).reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);

/** A title without a mark: one to four short lines that together end as titles of documents do. */
function plainTitle(lines: readonly Line[]): { title: string; lines: Line[] } | undefined {
  let taken: Line[] = [];
  for (const line of lines) {
    if (numberLine.test(line.text) || isDateLine(line) || isLetterhead(line) || order.test(line.text)) {
      taken = [];
      continue;
    }
    if (line.text.length > 60 || /[。；;：:]$/.test(line.text) || taken.length === 4) return undefined;
    // An office's name above the title is a letterhead, unless the title goes on with 关于.
    if (taken.length === 1 && office.test(taken[0]?.text ?? '') && !line.text.startsWith('关于')) taken = [];
    taken.push(line);
    const title = taken.map((one) => one.text).join('');
    if (titleEnd.test(title) && title.length >= 3) return { title, lines: taken };
  }
  return undefined;
}

/** 国务院办公厅 ⏎ 2019年12月3日 (⏎ （此件公开发布）) at the end belongs to no article. */
function withoutSignature(lines: readonly Line[]): { signed?: string; signer?: string; body: Line[] } {
  const tail = lines.slice(-8);
  const at = tail.findLastIndex((line) => /^[\d年月日〇○零一二三四五六七八九十 ]{8,14}$/.test(line.text));
  const signed = findDates(tail[at]?.text ?? '')[0]?.day;
  if (!signed) return { body: [...lines] };
  const above = tail[at - 1]?.text ?? '';
  const signer = /^[\u4e00-\u9fff 、]{2,40}$/.test(above) ? above.replace(/ /g, '') : undefined;
  const from = lines.length - tail.length + at - (signer ? 1 : 0);
  const after = lines.slice(lines.length - tail.length + at + 1);
  const body = [...lines.slice(0, from), ...after.filter((line) => !/^[（(]此件.*[）)]$/.test(line.text))];
  return { signed, ...(signer ? { signer } : {}), body };
}

function authorityOf(title: string | undefined, dateLines: readonly string[], signer: string | undefined) {
  const byTitle =
    /^([\u4e00-\u9fff、]{2,60}?(?:院|部|委员会|厅|局|署|政府|府|会|行|办公厅|办公室|中心|委|大会|处))关于/.exec(
      (title ?? '').replace(/ /g, ''),
    )?.[1];
  const found = dateLines.flatMap((line) => {
    const ordered = order.exec(withoutDates(line))?.[1]?.replace(/令$/, '');
    const congress =
      /全国人民代表大会常务委员会|全国人民代表大会|最高人民法院|最高人民检察院|[\u4e00-\u9fff]{2,12}人民代表大会(?:常务委员会)?/.exec(
        line,
      )?.[0];
    const plain = / ([\u4e00-\u9fff、]{2,20}(?:院|部|委员会|局|署))(?:批准|发布|公布|印发)/.exec(line)?.[1];
    return (
      (ordered ?? congress ?? plain)?.replace(
        /中华人民共和国(?=国务院|中央军事委员会|全国|最高)|第[^届]{1,4}届/g,
        '',
      ) ?? []
    );
  });
  return byTitle ?? found.at(-1) ?? signer;
}
