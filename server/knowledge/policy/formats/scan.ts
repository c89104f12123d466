/**
 * A scanned page as text: turned upright where it lies upside down, with a visible confidence.
 * Promise: never rubbish; a page that cannot be read well enough is refused with its number and confidence.
 */
import type { PageImage, ReadLine, TextReader } from '../../../ports/text-reader.js';
import { refusal } from '../refuse.js';
import type { PrintedLine } from './reflow.js';

/** Under the first a page is refused; under the second it is stored for a person to check. */
export const scanThresholds = { refuse: 0.8, check: 0.95 } as const;

export interface ScannedPage {
  readonly lines: readonly PrintedLine[];
  /** Mean over the characters; 1 for a blank page. */
  readonly confidence: number;
  readonly characters: number;
  /** Quarter turns, clockwise, that put it upright. */
  readonly turned: number;
}

/** A line that was seen but not read weighs as much as so many characters. */
const unreadWeight = 5;

/** `page` counts from 1. */
export async function readScan(
  reader: TextReader,
  image: PageImage,
  page: number,
  signal?: AbortSignal,
): Promise<ScannedPage> {
  const options = signal ? { signal } : {};
  let best: ScannedPage = { ...score(await reader.read(image, options)), turned: 0 };
  for (const turned of [2, 1, 3]) {
    if (best.confidence >= scanThresholds.check) break;
    const found = score(await reader.read(turn(image, turned), options));
    // Characters count too: a page on its side gives a few signs that happen to look like something.
    if (found.confidence * found.characters > best.confidence * best.characters) best = { ...found, turned };
  }
  if (best.confidence < scanThresholds.refuse)
    throw refusal(
      `第${page}页看不清（把握 ${percent(best.confidence)}，至少要 ${percent(scanThresholds.refuse)}）：这一页可能放倒了或者太模糊，请重新扫描`,
    );
  return best;
}

export const percent = (share: number) => `${Math.floor(100 * share)}%`;

function score(found: readonly ReadLine[]): Omit<ScannedPage, 'turned'> {
  const read = found.filter((line) => line.text.trim());
  const characters = read.reduce((sum, line) => sum + [...line.text].length, 0);
  const sure = read.reduce((sum, line) => sum + line.confidence * [...line.text].length, 0);
  const weight = characters + unreadWeight * (found.length - read.length);
  return {
    lines: read.map(({ text, left, right, top, bottom }) => ({ text, left, right, height: (bottom - top) * 0.7 })),
    confidence: weight ? sure / weight : 1,
    characters,
  };
}

/** The picture turned by `quarters` quarter turns, clockwise. */
export function turn(image: PageImage, quarters: number): PageImage {
  const { width: w, height: h } = image;
  const from = new Uint32Array(image.data.slice().buffer);
  const to = new Uint32Array(w * h);
  const swap = quarters % 2 === 1;
  const place = (x: number, y: number) =>
    quarters === 2 ? (h - 1 - y) * w + (w - 1 - x) : quarters === 1 ? x * h + (h - 1 - y) : (w - 1 - x) * h + y;
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) to[place(x, y)] = from[y * w + x] ?? 0;
  return { width: swap ? h : w, height: swap ? w : h, data: new Uint8Array(to.buffer) };
}
