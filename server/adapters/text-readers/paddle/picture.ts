/** A part of a page, resized, as a network wants it: planes of blue, green and red. Transparent is white. */
import type { PageImage } from '../../../ports/text-reader.js';

/** In pixels of a page; right and bottom are exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Source pixels that one target pixel is mixed from, in one direction. */
const taps = 4;

/**
 * Each target pixel is the mean of four samples, interpolated, that are spread over the area it stands for: enough for halving,
 * and smooth where it grows. First along the rows, then along the columns. `normalise` gets a value of 0 to 255 and the plane's
 * number. Gives 3 × height × width values.
 */
export function sampleArea(
  page: PageImage,
  box: Box,
  width: number,
  height: number,
  normalise: (value: number, channel: number) => number,
): Float32Array {
  const rows = mixture(box.top, box.bottom, height, page.height);
  const first = rows.at.reduce((a, b) => Math.min(a, b), page.height);
  const last = rows.at.reduce((a, b) => Math.max(a, b), 0);
  const narrowed = narrow(page, first, last, mixture(box.left, box.right, width, page.width), width);
  const planes = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let channel = 0; channel < 3; channel++) {
      const to = (channel * height + y) * width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let t = y * taps; t < (y + 1) * taps; t++)
          sum += (rows.weight[t] ?? 0) * (narrowed[(((rows.at[t] ?? 0) - first) * width + x) * 3 + 2 - channel] ?? 0);
        planes[to + x] = normalise(sum, channel);
      }
    }
  return planes;
}

/** The rows from `first` to `last` at the target's width: red, green and blue side by side. */
function narrow(
  { width: wide, data }: PageImage,
  first: number,
  last: number,
  columns: Mixture,
  width: number,
): Float32Array {
  const out = new Float32Array((last - first + 1) * width * 3);
  for (let row = first, to = 0; row <= last; row++)
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (let t = x * taps; t < (x + 1) * taps; t++) {
        const from = 4 * (row * wide + (columns.at[t] ?? 0));
        const opaque = (data[from + 3] ?? 0) / 255;
        const weight = (columns.weight[t] ?? 0) * opaque;
        const white = 255 * ((columns.weight[t] ?? 0) - weight);
        red += weight * (data[from] ?? 0) + white;
        green += weight * (data[from + 1] ?? 0) + white;
        blue += weight * (data[from + 2] ?? 0) + white;
      }
      out[to++] = red;
      out[to++] = green;
      out[to++] = blue;
    }
  return out;
}

interface Mixture {
  /** `taps` source pixels for each target pixel, and how much of each. */
  readonly at: Int32Array;
  readonly weight: Float32Array;
}

/** Two samples a target pixel, each between two source pixels. */
function mixture(from: number, to: number, count: number, limit: number): Mixture {
  const at = new Int32Array(count * taps);
  const weight = new Float32Array(count * taps);
  const step = (to - from) / count;
  for (let i = 0; i < 2 * count; i++) {
    const place = Math.min(limit - 1, Math.max(0, from + (i / 2 + 0.25) * step - 0.5));
    const lower = Math.floor(place);
    at.set([lower, Math.min(limit - 1, lower + 1)], 2 * i);
    weight.set([(1 - (place - lower)) / 2, (place - lower) / 2], 2 * i);
  }
  return { at, weight };
}
