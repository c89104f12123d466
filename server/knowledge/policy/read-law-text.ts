/**
 * Reads a law or policy document: text → title, number, authority, dates, chapters, articles, and what was not understood.
 * Promise: pure and platform-free; never throws, whatever the text; takes Markdown and plain text alike.
 * Change with it: law-head.ts, law-dates.ts, law-body.ts, law-findings.ts.
 */
import { readBody } from './law-body.js';
import { readDates } from './law-dates.js';
import { findProblems } from './law-findings.js';
import { readHead } from './law-head.js';
import { readLines } from './law-lines.js';
import type { LawText } from './law-text.js';
import { splitName } from './names.js';

/** `fileName` with or without folders; a date in it, as in 残疾人保障法(2018-10-26).md, is the version's date. */
export function readLawText(fileName: string, text: string): LawText {
  const name = splitName(fileName);
  const head = readHead(readLines(text));
  const body = readBody(head.body);
  const dates = readDates({
    head: head.dateLines,
    signed: head.signed,
    named: name.day,
    articles: body.articles,
  });
  const title = (head.title ?? name.title)?.trim();
  const findings = findProblems({
    title,
    part: head.part,
    ...{ issuedOn: undefined, validFrom: undefined },
    ...dates,
    body,
  });
  return {
    title: title ?? '',
    ...(head.part ? { part: head.part } : {}),
    ...(head.number ? { number: head.number } : {}),
    ...(head.authority ? { authority: head.authority } : {}),
    ...dates,
    unit: body.unit,
    articles: body.articles,
    preamble: body.preamble,
    findings,
    problems: findings.map((one) => one.text),
  };
}
