/**
 * PDF as text, page by page; pages that are pictures go to the text reader.
 * Promise: nothing of the file is run; a locked, cut or damaged file is refused with the reason; letters that stand for no
 * character (fonts without a table) are read from the picture of the page instead.
 * Change with it: reflow.ts (lines into paragraphs), scan.ts (scanned pages).
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextReader } from '../../../ports/text-reader.js';
import { importLimits } from '../limits.js';
import { refusal } from '../refuse.js';
import { printOf, renderPage } from './pdf-page.js';
import type { ReadOptions, ReadText } from './read-text.js';
import { type PrintedLine, reflowPages } from './reflow.js';
import { percent, readScan, type ScannedPage, scanThresholds } from './scan.js';

export async function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadText> {
  if (!new TextDecoder('latin1').decode(bytes.subarray(-2048)).includes('%%EOF'))
    throw refusal('PDF 没有下载完整（后半截没有了）：请重新取一份再导入');
  const document = await open(bytes);
  try {
    if (document.numPages > importLimits.pages)
      throw refusal(`有 ${document.numPages} 页，超过 ${importLimits.pages} 页：请拆开再导入`);
    return await readPages(document, options);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function readPages(document: PDFDocumentProxy, options: ReadOptions): Promise<ReadText> {
  const pages: (readonly PrintedLine[])[] = [];
  const scans: { page: number; scan: ScannedPage }[] = [];
  const doubts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    options.signal?.throwIfAborted();
    options.onPage?.(number, document.numPages);
    const page = await document.getPage(number).catch((cause: unknown) => {
      throw refusal(`第${number}页坏了，打不开：请重新取一份再导入`, cause);
    });
    const { lines, kind } = await printOf(page, number);
    const reader = kind === 'picture' || kind === 'both' ? await options.textReader?.() : undefined;
    if (kind === 'letters' || kind === 'blank' || (kind === 'both' && !reader)) {
      pages.push(lines);
      if (kind === 'both') doubts.push(`第${number}页有图片，上面的字没有读：请和原件核对`);
    } else {
      const scan = await readPicture(reader, page, number, scans.length, options);
      scans.push({ page: number, scan });
      pages.push(scan.lines);
    }
    page.cleanup();
  }
  const text = reflowPages(pages);
  if (scans.length === 0) return { text, format: 'pdf', doubts };
  const characters = scans.reduce((sum, { scan }) => sum + scan.characters, 0);
  const confidence = scans.reduce((sum, { scan }) => sum + scan.confidence * scan.characters, 0) / (characters || 1);
  if (characters === 0 && !text) throw refusal('扫描件上没有认出文字：请看一看是不是空白页');
  return { text, format: 'scan', confidence, doubts: [...doubts, ...scans.flatMap(doubtsOf)] };
}

async function readPicture(
  reader: TextReader | undefined,
  page: PDFPageProxy,
  number: number,
  before: number,
  options: ReadOptions,
): Promise<ScannedPage> {
  if (!reader) throw refusal(`第${number}页是扫描的图片，这里没有装认字的部件：请换成有文字的 PDF 或 DOCX`);
  if (before >= importLimits.scannedPages) throw refusal(`扫描的页超过 ${importLimits.scannedPages} 页：请拆开再导入`);
  return readScan(reader, await renderPage(page, number), number, options.signal);
}

function doubtsOf({ page, scan }: { page: number; scan: ScannedPage }): string[] {
  return [
    ...(scan.turned ? [`第${page}页放倒了，转正以后读的：请和原件核对`] : []),
    ...(scan.confidence < scanThresholds.check
      ? [`第${page}页的字认得不太准（把握 ${percent(scan.confidence)}）：请和原件核对`]
      : []),
  ];
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // It takes the memory over, and takes no Buffer: a copy leaves the caller's as it was.
    data: Uint8Array.from(bytes),
    cMapUrl: `${assets}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 4 * importLimits.pagePixels,
    verbosity: 0,
  });
  return task.promise.catch(async (cause: unknown) => {
    await task.destroy();
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw refusal('PDF 有密码：请去掉密码（打开后另存或者打印成 PDF）再导入', cause);
    throw refusal('PDF 坏了，打不开：请重新取一份再导入', cause);
  });
}
