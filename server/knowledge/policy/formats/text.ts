/**
 * Bytes of a text file as text: UTF-8 and UTF-16 with or without a mark, GB18030 (GBK, GB2312).
 * Promise: never rubbish; bytes that are no text, or text of a kind we cannot tell, are refused.
 */
import { refusal } from '../refuse.js';

export function decodeText(bytes: Uint8Array): string {
  const text = marked(bytes) ?? unmarked(bytes);
  const at = /(?![\t\n\v\f\r\u0085])\p{Cc}|\ufffd/u.exec(text)?.index;
  if (at !== undefined)
    throw refusal(`第${text.slice(0, at).split('\n').length}行有不是文字的内容：文件坏了，或者不是文本文件`);
  return text;
}

function marked(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decode('utf-8', bytes) ?? fail();
  if (a === 0xff && b === 0xfe) return decode('utf-16le', bytes) ?? fail();
  if (a === 0xfe && b === 0xff) return decode('utf-16be', bytes) ?? fail();
  return undefined;
}

function unmarked(bytes: Uint8Array): string {
  if (bytes.includes(0)) return unmarkedWide(bytes) ?? fail();
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== undefined) return utf8;
  const gb = decode('gb18030', bytes);
  return gb !== undefined && isChinese(gb) ? gb : fail();
}

/** Line breaks, spaces and figures leave zeros in UTF-16; which end comes first shows in what it says. */
function unmarkedWide(bytes: Uint8Array): string | undefined {
  return ['utf-16le', 'utf-16be']
    .map((encoding) => decode(encoding, bytes))
    .find((text) => text !== undefined && isChinese(text));
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of broken UTF-8 taken for GBK hardly half are characters in common use; of real text nearly all. */
function isChinese(text: string): boolean {
  const characters = [...text].filter((c) => /\p{Script=Han}/u.test(c));
  const common = commonCharacters();
  return characters.length > 0 && characters.filter((c) => common.has(c)).length >= 0.85 * characters.length;
}

/** The 3,755 characters of GB 2312's first level. */
function commonCharacters(): ReadonlySet<string> {
  const codes: number[] = [];
  for (let high = 0xb0; high <= 0xd7; high++) for (let low = 0xa1; low <= 0xfe; low++) codes.push(high, low);
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(codes)));
}

function fail(): never {
  throw refusal('认不出文字的编码，或者文件坏了：请用记事本打开，另存为 UTF-8 再导入');
}
