import { describe, expect, it } from 'vitest';
import { readScan, turn } from '../../../../../server/knowledge/policy/formats/scan.js';
import type { TextReader } from '../../../../../server/ports/text-reader.js';

/** Red values of a picture, row by row. */
const picture = (rows: readonly (readonly number[])[]) => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8Array.from(rows.flat().flatMap((value) => [value, 0, 0, 255])),
});
const reds = (image: { width: number; height: number; data: Uint8Array | Uint8ClampedArray }) =>
  Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_, x) => image.data[4 * (y * image.width + x)]),
  );
const seen = (text: string, confidence: number) => ({ text, confidence, left: 0, top: 0, right: 2, bottom: 2 });
const page = picture([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('a scanned page', () => {
  it.each([
    [
      1,
      [
        [4, 1],
        [5, 2],
        [6, 3],
      ],
    ],
    [
      2,
      [
        [6, 5, 4],
        [3, 2, 1],
      ],
    ],
    [
      3,
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    ],
  ])('turned by %i quarters, clockwise', (quarters, rows) => expect(reds(turn(page, quarters))).toEqual(rows));

  it('is read once when it is clear', async () => {
    let calls = 0;
    const reader: TextReader = {
      async read() {
        calls += 1;
        return [seen('低保', 0.99)];
      },
    };
    expect(await readScan(reader, page, 1)).toMatchObject({ turned: 0, confidence: 0.99 });
    expect(calls).toBe(1);
  });

  it('whose lines are seen but not read is no blank page', async () => {
    await expect(readScan({ read: async () => [seen('', 0), seen('', 0)] }, page, 7)).rejects.toThrow(
      /^第7页看不清（把握 0%/,
    );
    expect(await readScan({ read: async () => [] }, page, 7)).toMatchObject({ confidence: 1, characters: 0 });
  });

  it('on its side is read as it was meant', async () => {
    const reader: TextReader = {
      read: async ({ data }) => (data[0] === 3 ? [seen('低保按月发给', 0.98)] : [seen('一', 0.9), seen('', 0)]),
    };
    expect(await readScan(reader, page, 1)).toMatchObject({ turned: 3, confidence: 0.98 });
  });
});
