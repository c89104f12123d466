/**
 * The name under which a version is stored: 残疾人保障法(2018-10-26).md, in a folder of its region.
 * Promise: pure; whatever the title, the name stays inside the folder, is valid on every system and at most 200 bytes long.
 */
import type { PolicyDocument } from './document.js';

const longest = 56;

/** `suffix` tells apart two long titles that are cut at the same place. */
export function fileNameOf(document: PolicyDocument, suffix: string): string {
  const title = [document.title, document.part].filter(Boolean).join('·');
  const safe = clean(title);
  const characters = [...safe];
  const name =
    characters.length > longest ? `${characters.slice(0, longest - 9).join('')}…${suffix.slice(0, 8)}` : safe;
  const day = document.issuedOn ?? document.validFrom;
  return `${clean(document.region)}/${name}${day ? `(${day})` : ''}.md`;
}

/** Characters that a path, a shell or Windows takes for something else become full-width or go. */
function clean(text: string): string {
  const safe = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[/\\:*?"<>|%]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return safe || '无名';
}
