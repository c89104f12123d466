/** A part of a page, resized, as a network wants it: planes of blue, green and red. Transparent is white. */
import type { PageImage } from '../../../ports/text-reader.js';
import type { Box } from './find-lines.js';

/**
 * Each target pixel is the mean of four samples spread over the area that it stands for: enough for halving, and smooth where it
 * grows. `normalise` gets a value of 0 to 255 and the plane's number. Gives 3 × height × width values.
 */
export function sampleArea(
  page: PageImage,
  box: Box,
  width: number,
  height: number,
  normalise: (value: number, channel: number) => number,
): Float32Array {
  const planes = new Float32Array(3 * width * height);
  const stepX = (box.right - box.left) / width;
  const stepY = (box.bottom - box.top) / height;
  const columns = Array.from(
    { length: width },
    (_, x) =>
      [spot(box.left + (x + 0.25) * stepX, page.width), spot(box.left + (x + 0.75) * stepX, page.width)] as const,
  );
  for (let y = 0; y < height; y++) {
    const rows = [spot(box.top + (y + 0.25) * stepY, page.height), spot(box.top + (y + 0.75) * stepY, page.height)];
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const row of rows) for (const column of columns[x] ?? []) sum += blend(page, column, row, 2 - channel);
        planes[(channel * height + y) * width + x] = normalise(sum / 4, channel);
      }
  }
  return planes;
}

interface Spot {
  readonly at: number;
  readonly next: number;
  readonly share: number;
}

/** Between which two pixels a place lies. */
function spot(place: number, length: number): Spot {
  const inside = Math.min(length - 1, Math.max(0, place - 0.5));
  const at = Math.floor(inside);
  return { at, next: Math.min(length - 1, at + 1), share: inside - at };
}

function blend({ width, data }: PageImage, x: Spot, y: Spot, colour: number): number {
  const value = (px: number, py: number) => {
    const at = 4 * (py * width + px);
    const opaque = (data[at + 3] ?? 0) / 255;
    return (data[at + colour] ?? 0) * opaque + 255 * (1 - opaque);
  };
  const above = value(x.at, y.at) * (1 - x.share) + value(x.next, y.at) * x.share;
  const below = value(x.at, y.next) * (1 - x.share) + value(x.next, y.next) * x.share;
  return above * (1 - y.share) + below * y.share;
}
