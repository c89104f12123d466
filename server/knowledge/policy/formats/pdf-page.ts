/**
 * One page of a PDF: its printed lines, or its picture.
 * Promise: a page whose letters stand for no character, or that is a scan with a page number under it, is said to be a picture.
 */
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageImage } from '../../../ports/text-reader.js';
import { importLimits } from '../limits.js';
import { refusal } from '../refuse.js';
import type { PrintedLine } from './reflow.js';

type RenderTarget = Parameters<PDFPageProxy['render']>[0];

/** Dots an inch a scanned page is rendered at: small print stays readable. */
const resolution = 200;
const pointsAnInch = 72;

export interface PagePrint {
  readonly lines: readonly PrintedLine[];
  /** `picture`: its picture must be read; `both`: it has a few letters and a picture, which may hold the rest. */
  readonly kind: 'letters' | 'picture' | 'both' | 'blank';
}

/** A page number or a stamp under a scan is no page of letters. */
const fewLetters = 60;

export async function printOf(page: PDFPageProxy, number: number): Promise<PagePrint> {
  const content = await page.getTextContent().catch((cause: unknown) => {
    throw refusal(`第${number}页的文字读不出来：文件坏了，请重新取一份再导入`, cause);
  });
  const lines: { text: string; left: number; right: number; height: number; y: number }[] = [];
  for (const item of content.items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
    const height = Math.abs(size) || item.height;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 0.5 * height && x >= last.left) {
      const gap = x - last.right > 0.6 * height ? ' ' : '';
      last.text += gap + item.str;
      last.right = x + item.width;
    } else lines.push({ text: item.str, left: x, right: x + item.width, height, y });
  }
  const text = lines.map((line) => line.text.trim()).join('');
  if (text && !isReadable(text)) return { lines, kind: 'picture' };
  if (text.length >= fewLetters || !(await hasPicture(page))) return { lines, kind: text ? 'letters' : 'blank' };
  return { lines, kind: text ? 'both' : 'picture' };
}

export async function renderPage(page: PDFPageProxy, number: number): Promise<PageImage> {
  const natural = page.getViewport({ scale: 1 });
  const fitting = Math.sqrt(importLimits.pagePixels / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(resolution / pointsAnInch, fitting) });
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const target = { canvas: null, canvasContext: context as unknown as RenderTarget['canvasContext'], viewport };
  await page.render(target).promise.catch((cause: unknown) => {
    throw refusal(`第${number}页的图片坏了，画不出来：请重新扫描`, cause);
  });
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data };
}

/** Nearly all characters are ones that people write. */
function isReadable(text: string): boolean {
  const characters = [...text.replace(/\s/g, '')];
  return characters.filter((c) => /[\p{Co}\p{Cc}\p{Cn}\ufffd]/u.test(c)).length < 0.02 * characters.length;
}

async function hasPicture(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  const pictures: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  return fnArray.some((operation) => pictures.includes(operation));
}
