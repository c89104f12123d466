import { afterAll, describe, expect, it } from 'vitest';
import { createPaddle } from '../../../../server/adapters/text-readers/paddle.js';
import type { PageImage, TextReader } from '../../../../server/ports/text-reader.js';
import { testContract } from '../../../contracts/contract.js';
import { textReaderContract } from '../../../contracts/text-reader.contract.js';
import { hasChineseFont, printedPage } from '../../../support/paper.js';

function picture(lines: readonly string[], options: Parameters<typeof printedPage>[1] = {}): PageImage {
  const canvas = printedPage(lines, options);
  const { width, height, data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data };
}

describe.skipIf(!hasChineseFont)('Paddle (skipped where no Chinese font draws the pages)', () => {
  let opened: Promise<TextReader> | undefined;
  const reader = () => {
    opened ??= createPaddle({ threads: 2 });
    return opened;
  };
  afterAll(async () => (await opened)?.close?.());

  testContract(
    textReaderContract({
      reader,
      page: picture(['县民政局', '最低生活保障　　　　　　　第3号', '电话12345']),
      says: ['县民政局', '最低生活保障', '第3号', '电话12345'],
      blank: picture([]),
    }),
  );

  it('is sure of clean print and not of what stands on its head', async () => {
    const lines = ['申请最低生活保障，应当提交下列材料', '居民户口簿和身份证原件及复印件'];
    const mean = async (turned: number) => {
      const found = await (await reader()).read(picture(lines, { turned }));
      return found.reduce((sum, line) => sum + line.confidence, 0) / found.length;
    };
    expect(await mean(0)).toBeGreaterThan(0.95);
    expect(await mean(2)).toBeLessThan(0.8);
    expect(await mean(1)).toBe(0);
  });
});
