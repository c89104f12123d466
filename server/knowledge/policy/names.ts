/**
 * Names of documents: what a file's name tells, and when two titles mean the same document.
 * Promise: pure.
 */
import { findDates } from './chinese-dates.js';

/** 残疾人保障法(2018-10-26).md → title and day. A name without four Chinese characters is no title. */
export function splitName(fileName: string): { readonly title?: string; readonly day?: string } {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]{2,5}$/, '');
  const dated = /^(.*?)\s*[（(_\s]?\s*((?:19|20)\d{2}[-年]\d{1,2}[-月]\d{1,2}日?)[）)]?\s*$/.exec(stem);
  const day = findDates(dated?.[2] ?? '')[0]?.day;
  const title = (day ? (dated?.[1] ?? '') : stem).trim();
  return {
    ...(/[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]法$/.test(title) ? { title } : {}),
    ...(day ? { day } : {}),
  };
}

/** Titles that are the same after this are versions of one document: 中华人民共和国, marks, spaces, （试行） and years of revision do not count. */
export function normaliseTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s《》〈〉<>“”"'‘’·]/g, '')
    .replace(/中华人民共和国(?=.)/g, '')
    .replace(
      /\((?:试行|暂行|草案|(?:19|20)\d{2}年?(?:版|本|修订|修正|修改)?(?:版|本)?|修订|修正|修订版|修正本)\)$/g,
      '',
    );
}
