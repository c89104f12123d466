/**
 * What in a document was not understood, in words for an official, with its place.
 * Promise: pure; a code's part or an amendment may start at any number.
 */
import { fromChinese } from './chinese-numbers.js';
import type { LawBody } from './law-body.js';
import type { Finding, FindingKind, LawArticle } from './law-text.js';

const shown = 5;

export function findProblems(given: {
  readonly title: string | undefined;
  readonly part: string | undefined;
  readonly issuedOn: string | undefined;
  readonly validFrom: string | undefined;
  readonly body: LawBody;
}): Finding[] {
  const { title, issuedOn, validFrom, body } = given;
  const one = (kind: FindingKind, text: string): Finding => ({ kind, text });
  const free = given.part !== undefined || /修正案|修改|补充/.test(title ?? '');
  return [
    ...(title ? [] : [one('no-title', '没有找到标题：请在第一行写上文件的全名')]),
    ...(issuedOn || validFrom ? [] : [one('no-date', '没有找到日期：请写上公布的日期（例如 2024年3月1日）')]),
    ...(body.articles.length > 0 || body.preamble ? [] : [one('no-text', '没有找到正文')]),
    ...(body.unit === 'article'
      ? numbering(body, free)
      : [one('no-articles', `没有“第X条”，按${body.unit === 'heading' ? '小标题' : '自然段'}分段`)]),
  ];
}

function numbering(body: LawBody, free: boolean): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, LawArticle>();
  let last: { number: number; annex: number } | undefined;
  for (const [i, article] of body.articles.entries()) {
    const annex = body.annexes[i] ?? 0;
    const number = fromChinese(/^第(.+)条/.exec(article.label)?.[1] ?? '');
    if (!number) continue;
    const twin = seen.get(`${annex} ${article.label}`);
    if (twin)
      findings.push({
        kind: 'duplicate-article',
        text: `${article.label}出现了两次（第${twin.line}行和第${article.line}行）：请改好编号再导入`,
      });
    seen.set(`${annex} ${article.label}`, article);
    const due = last?.annex === annex ? last.number : free ? number : 0;
    if (number > due + 1)
      findings.push({
        kind: 'gap',
        text: `第${article.line}行的${article.label}前面${number - due === 2 ? '缺了一条' : `缺了${number - due - 1}条`}`,
      });
    if (number < due && !twin)
      findings.push({ kind: 'order', text: `第${article.line}行的${article.label}排在第${due}条后面` });
    last = { number, annex };
  }
  return shorten(findings);
}

/** A text numbered in another way would give hundreds. */
function shorten(findings: readonly Finding[]): Finding[] {
  return findings.filter((one, i) => findings.slice(0, i).filter((f) => f.kind === one.kind).length < shown);
}
