/**
 * The text of one line (SVTR with CTC): a strip of 48 pixels in height, the likeliest character a step.
 * Promise: a line that is seen but not read has an empty text and the confidence 0.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { PageImage, ReadLine } from '../../../ports/text-reader.js';
import { type Box, sampleArea } from './picture.js';

const stripHeight = 48;
const widest = 3200;
/** Print that runs down or lies on its side: higher than this share of its width. */
const upended = 1.8;

export async function readLine(
  session: InferenceSession,
  keys: readonly string[],
  page: PageImage,
  box: Box,
): Promise<Pick<ReadLine, 'text' | 'confidence'>> {
  const [boxWidth, boxHeight] = [box.right - box.left, box.bottom - box.top];
  if (boxHeight > upended * boxWidth) return { text: '', confidence: 0 };
  const width = Math.min(widest, Math.max(16, Math.ceil((stripHeight * boxWidth) / boxHeight)));
  const input = sampleArea(page, box, width, stripHeight, (value) => value / 127.5 - 1);
  const feeds = { [session.inputNames[0] ?? '']: new Tensor('float32', input, [1, 3, stripHeight, width]) };
  const output = (await session.run(feeds))[session.outputNames[0] ?? ''];
  const [, steps = 0, classes = 0] = output?.dims ?? [];
  return decode(output?.data as Float32Array, steps, classes, keys);
}

/** CTC: the same class in neighbouring steps is one character, class 0 is none. */
function decode(data: Float32Array, steps: number, classes: number, keys: readonly string[]) {
  let text = '';
  let sum = 0;
  let count = 0;
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if ((data[from + c] ?? 0) > (data[from + best] ?? 0)) best = c;
    if (best !== 0 && best !== before) {
      text += keys[best] ?? '';
      sum += data[from + best] ?? 0;
      count += 1;
    }
    before = best;
  }
  const trimmed = text.trim();
  return { text: trimmed, confidence: trimmed && count ? sum / count : 0 };
}
