import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../server/errors.js';
import type { PageImage, ReadLine, TextReader } from '../../server/ports/text-reader.js';
import { expectCaught, failedChecks } from './contract.js';
import { textReaderContract } from './text-reader.contract.js';

/** Its “print”: a dark pixel whose red is a letter's code. */
const [width, height] = [40, 10];
const blank: PageImage = { width, height, data: new Uint8Array(4 * width * height).fill(255) };
const page: PageImage = { width, height, data: blank.data.slice() };
for (const [x, y, letter] of [
  [3, 1, 'a'],
  [3, 5, 'b'],
  [20, 5, 'c'],
  [3, 8, 'd'],
] as const)
  page.data.set([letter.charCodeAt(0), 0, 0, 255], 4 * (y * width + x));

const working: TextReader = {
  async read(picture, options = {}) {
    if (picture.data.length !== 4 * picture.width * picture.height) throw new AssistantError('bad-request');
    if (options.signal?.aborted) throw new AssistantError('aborted');
    const lines: ReadLine[] = [];
    for (let i = 0; i < picture.data.length; i += 4) {
      if (picture.data[i + 1] !== 0) continue;
      const [left, top] = [(i / 4) % picture.width, Math.floor(i / 4 / picture.width)];
      lines.push({
        text: String.fromCharCode(picture.data[i] ?? 0),
        confidence: 0.9,
        left,
        top,
        right: left + 1,
        bottom: top + 1,
      });
    }
    return lines;
  },
};
const checks = (reader: TextReader) =>
  textReaderContract({ reader: async () => reader, page, says: ['a', 'b', 'c', 'd'], blank });
const changed = (change: (lines: readonly ReadLine[]) => readonly ReadLine[]): TextReader => ({
  read: async (picture, options) => change(await working.read(picture, options)),
});

describe('the text reader contract', () => {
  it('lets a working one pass', async () => {
    expect(await failedChecks(checks(working))).toEqual([]);
  });
  it('catches one that reads from right to left', () =>
    expectCaught(
      checks(changed((lines) => [...lines].reverse())),
      'reads the lines from top to bottom, then from left to right',
    ));
  it('catches percentages', () =>
    expectCaught(
      checks(changed((lines) => lines.map((line) => ({ ...line, confidence: 90 })))),
      'says how sure it is of each line, and where it stands in the picture',
    ));
  it('catches places outside the picture', () =>
    expectCaught(
      checks(changed((lines) => lines.map((line) => ({ ...line, right: line.right + width })))),
      'says how sure it is of each line, and where it stands in the picture',
    ));
  it('catches one that sees things', () =>
    expectCaught(
      checks(
        changed((lines) =>
          lines.length > 0 ? lines : [{ text: 'x', confidence: 0.5, left: 0, top: 0, right: 1, bottom: 1 }],
        ),
      ),
      'finds nothing on a blank page',
    ));
  it('catches one that scribbles on the page', () =>
    expectCaught(
      checks({
        async read(picture, options) {
          const lines = await working.read(picture, options);
          picture.data[1] = ((picture.data[1] ?? 0) % 250) + 1;
          return lines;
        },
      }),
      'reads the same page the same way again, and leaves the picture as it was',
    ));
  it('catches one that takes any data', () =>
    expectCaught(checks({ read: async () => [] }), 'refuses data that do not fit the size'));
  it('catches one that does not listen', () =>
    expectCaught(checks({ read: (picture) => working.read(picture) }), 'stops when the signal says so'));
});
