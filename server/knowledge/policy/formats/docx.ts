/**
 * DOCX as text: paragraphs, headings and tables; what Word numbers by itself is pointed out, because its numbers are not in the text.
 * Promise: pictures, comments and deleted text stay out. Call inspectZip first.
 */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { refusal } from '../refuse.js';
import { htmlToText } from './html-text.js';
import type { ReadText } from './read-text.js';

export async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  const noPicture = mammoth.images.imgElement(async () => ({ src: '' }));
  const result = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPicture, includeDefaultStyleMap: true })
    .catch((cause: unknown) => {
      throw refusal('Word 文档坏了，打不开：请用 Word 或 WPS 打开，另存一份再导入', cause);
    });
  const doubts = numbersItself(bytes)
    ? ['条款的编号是 Word 自动编的，没有读出来：请在 Word 里把自动编号转成文字再导入']
    : [];
  return { text: htmlToText(result.value), format: 'docx', doubts };
}

/** Whether 第X条 or 第X章 come from Word's own numbering, and the text uses it. */
function numbersItself(bytes: Uint8Array): boolean {
  const wanted = new Set(['word/numbering.xml', 'word/document.xml']);
  const parts = unzipSync(bytes, { filter: (entry) => wanted.has(entry.name) });
  const xml = (name: string) => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  return (
    /<w:lvlText[^>]*w:val="第%\d[条章]/.test(xml('word/numbering.xml')) && /<w:numPr>/.test(xml('word/document.xml'))
  );
}
