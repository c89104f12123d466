/**
 * A file's bytes as text, by what they are and not by the file's name.
 * Promise: rejects with `knowledge-invalid` and the reason in Chinese; anything a reader throws unforeseen is such a refusal, too.
 * Change with it: sniff.ts, one file a format.
 */
import { AssistantError } from '../../../errors.js';
import { importLimits } from '../limits.js';
import { refusal } from '../refuse.js';
import type { ReadOptions, ReadText } from './read-text.js';
import { sniff } from './sniff.js';
import { decodeText } from './text.js';
import { inspectZip } from './zip.js';

/** `name` only tells Markdown from plain text. */
export async function readDocument(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadText> {
  try {
    const read = await readByKind(name, bytes, options);
    if (read.text.length > importLimits.textCharacters)
      throw refusal(`文字超过 ${importLimits.textCharacters / 10_000} 万字：请拆开再导入`);
    return read;
  } catch (cause) {
    if (cause instanceof AssistantError) throw cause;
    if (options.signal?.aborted) throw new AssistantError('aborted', { cause });
    throw refusal('文件坏了，读的时候出了错：请另存一份再导入', cause);
  }
}

async function readByKind(name: string, bytes: Uint8Array, options: ReadOptions): Promise<ReadText> {
  const found = sniff(bytes);
  if ('refused' in found) throw refusal(found.refused);
  if (found.kind === 'pdf') return (await import('./pdf.js')).readPdf(bytes, options);
  if (found.kind === 'zip') return readZip(bytes);
  return { text: decodeText(bytes), format: /\.(md|markdown)$/i.test(name) ? 'markdown' : 'text', doubts: [] };
}

async function readZip(bytes: Uint8Array): Promise<ReadText> {
  const names = inspectZip(bytes);
  if (names.includes('word/document.xml')) return (await import('./docx.js')).readDocx(bytes);
  if (names.includes('xl/workbook.xml')) return (await import('./xlsx.js')).readXlsx(bytes);
  if (names.some((name) => name.startsWith('ppt/')))
    throw refusal('这是演示文稿（PPTX）：请把正文复制到 DOCX 里再导入');
  throw refusal('这是压缩包，里面不是 Word 或 Excel 文档：请先解压，再导入里面的文件');
}
