/**
 * Where on a page the lines of print are (DBNet): a map of probabilities, whose connected patches are the cores of lines.
 * Promise: boxes are upright rectangles inside the page, in its pixels.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { PageImage } from '../../../ports/text-reader.js';
import { type Box, sampleArea } from './picture.js';

/** The longer side, in pixels, that the network sees: print of 10 points on A4 stays 15 pixels high. */
const longest = 1280;
const grid = 32;
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];
const threshold = 0.3;
/** Mean probability within a patch. */
const sure = 0.5;
/** The network marks the core of a line only: it grows by this share of area over girth. */
const growth = 1.6;
const smallest = 3;

export async function findLines(session: InferenceSession, page: PageImage): Promise<Box[]> {
  const scale = Math.min(1, longest / Math.max(page.width, page.height));
  const snap = (side: number) => Math.max(grid, Math.round((side * scale) / grid) * grid);
  const width = snap(page.width);
  const height = snap(page.height);
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  const input = sampleArea(
    page,
    whole,
    width,
    height,
    (value, channel) => (value / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
  );
  const feeds = { [session.inputNames[0] ?? '']: new Tensor('float32', input, [1, 3, height, width]) };
  const output = (await session.run(feeds))[session.outputNames[0] ?? ''];
  const map = output?.data as Float32Array;
  const [x, y] = [page.width / width, page.height / height];
  return patches(map, width, height).map(({ left, top, right, bottom }) => {
    const [w, h] = [right - left, bottom - top];
    const grow = (growth * w * h) / (2 * (w + h));
    return {
      left: Math.max(0, Math.floor((left - grow) * x)),
      top: Math.max(0, Math.floor((top - grow) * y)),
      right: Math.min(page.width, Math.ceil((right + grow) * x)),
      bottom: Math.min(page.height, Math.ceil((bottom + grow) * y)),
    };
  });
}

/** The bounding boxes of what is connected above the threshold. */
function patches(map: Float32Array, width: number, height: number): Box[] {
  const seen = new Uint8Array(map.length);
  const boxes: Box[] = [];
  const stack: number[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] ?? 0) < threshold) continue;
    let [left, top, right, bottom, sum, count] = [width, height, 0, 0, 0, 0];
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] ?? 0;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] || (map[next] ?? 0) < threshold) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    if (Math.min(right - left, bottom - top) >= smallest && sum / count >= sure)
      boxes.push({ left, top, right, bottom });
  }
  return boxes;
}
