/** What every text reader keeps to, given pictures of the same printed page: upright, and blank. */
import { expect } from 'vitest';
import type { PageImage, ReadLine, TextReader } from '../../server/ports/text-reader.js';
import type { Check } from './contract.js';

export interface TextReaderGiven {
  readonly reader: () => Promise<TextReader>;
  /** Printed lines, one below the other, and the second of them in two pieces side by side. */
  readonly page: PageImage;
  readonly says: readonly string[];
  readonly blank: PageImage;
}

const bare = (text: string) => text.replace(/\s/g, '');
const spoken = (lines: readonly ReadLine[]) => lines.map((line) => bare(line.text)).filter(Boolean);

export function textReaderContract(given: TextReaderGiven): Check[] {
  const { page, blank, says } = given;
  return [
    {
      name: 'reads the lines from top to bottom, then from left to right',
      async run() {
        expect(spoken(await (await given.reader()).read(page))).toEqual(says.map(bare));
      },
    },
    {
      name: 'says how sure it is of each line, and where it stands in the picture',
      async run() {
        const lines = await (await given.reader()).read(page);
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines) {
          expect(line.confidence).toBeGreaterThanOrEqual(0);
          expect(line.confidence).toBeLessThanOrEqual(1);
          expect(line.left).toBeGreaterThanOrEqual(0);
          expect(line.top).toBeGreaterThanOrEqual(0);
          expect(line.right).toBeLessThanOrEqual(page.width);
          expect(line.bottom).toBeLessThanOrEqual(page.height);
          expect(line.right).toBeGreaterThan(line.left);
          expect(line.bottom).toBeGreaterThan(line.top);
        }
      },
    },
    {
      name: 'finds nothing on a blank page',
      async run() {
        expect(await (await given.reader()).read(blank)).toEqual([]);
      },
    },
    {
      name: 'reads the same page the same way again, and leaves the picture as it was',
      async run() {
        const reader = await given.reader();
        const before = page.data.slice();
        const first = await reader.read(page);
        expect(await reader.read(page)).toEqual(first);
        expect(page.data.every((value, i) => value === before[i])).toBe(true);
      },
    },
    {
      name: 'refuses data that do not fit the size',
      async run() {
        const reader = await given.reader();
        const wrong = { ...page, width: page.width + 1 };
        await expect(reader.read(wrong)).rejects.toMatchObject({ code: 'bad-request' });
      },
    },
    {
      name: 'stops when the signal says so',
      async run() {
        const reader = await given.reader();
        await expect(reader.read(page, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
      },
    },
  ];
}
